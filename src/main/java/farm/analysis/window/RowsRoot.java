package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import farm.analysis.operator.RowsTogether;
import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows that one worker makes of the rows of all tasks to the operators that follow.
 *
 * @param <T> the rows of all tasks, brought together
 */
final class RowsRoot<T> extends FlowRoot {

  private final Together<T> together;

  private RowsRoot(String name, Together<T> together) {
    super(name, together.made.schema());
    this.together = together;
  }

  /** Makes rows of the rows of all tasks. */
  interface Made<T> extends Serializable {

    /** The columns of the rows made. */
    Schema schema();

    /** The rows made, as chunks in order; their origins don't count. */
    Iterator<Chunk> rows(T all);
  }

  /**
   * The rows made of the rows of all tasks.
   *
   * @param name the name of the step
   * @param pieces the rows of the tasks
   * @param toOne brings together the pieces of one key
   */
  static <T> ChunkFlow of(
      String name,
      Branch<Chunk> pieces,
      PTransform<PCollection<KV<Integer, Chunk>>, PCollection<KV<Integer, T>>> toOne,
      Made<T> made) {
    return new RowsRoot<>(name + " results", new Together<>(name, pieces, toOne, made)).chunks();
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    return together
        .rows()
        .apply(step.name(), step.parDo(new RowsFn<>(together.made, step.operator())));
  }

  @Override
  protected Optional<RowsTogether> keepTogether(Collection<String> columns) {
    return Optional.of(RowsTogether.ALL);
  }

  @Override
  protected FlowRoot again(String pass) {
    return new RowsRoot<>(pass, together);
  }

  /** The rows of all tasks, brought together once even if several passes need them. */
  private static final class Together<T> {

    private final String name;
    private final Branch<Chunk> pieces;
    private final PTransform<PCollection<KV<Integer, Chunk>>, PCollection<KV<Integer, T>>> toOne;
    private final Made<T> made;
    private @Nullable PCollection<KV<Integer, T>> rows;

    Together(
        String name,
        Branch<Chunk> pieces,
        PTransform<PCollection<KV<Integer, Chunk>>, PCollection<KV<Integer, T>>> toOne,
        Made<T> made) {
      this.name = name;
      this.pieces = pieces;
      this.toOne = toOne;
      this.made = made;
    }

    PCollection<KV<Integer, T>> rows() {
      PCollection<KV<Integer, T>> known = rows;
      if (known == null) {
        known =
            pieces
                .collection()
                .apply(
                    name + " of all rows",
                    PTransform.compose(
                        all ->
                            all.apply(
                                    "OneKey",
                                    WithKeys.<Integer, Chunk>of(0)
                                        .withKeyType(TypeDescriptors.integers()))
                                .apply("Together", toOne)));
        rows = known;
      }
      return known;
    }
  }
}
