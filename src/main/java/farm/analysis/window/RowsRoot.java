package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowRoot;
import farm.analysis.operator.JoinedStep;
import farm.analysis.operator.Lazy;
import farm.analysis.operator.OneKey;
import farm.analysis.operator.RowsTogether;
import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Lets one worker make rows of the rows of all tasks, and gives them to the operators that follow.
 *
 * @param <T> the rows of all tasks, brought together
 */
final class RowsRoot<T> extends FlowRoot {

  private final Made<T> made;
  private final Lazy<PCollection<KV<Integer, T>>> together;

  private RowsRoot(String name, Made<T> made, Lazy<PCollection<KV<Integer, T>>> together) {
    super(name, made.schema());
    this.made = made;
    this.together = together;
  }

  /** Makes rows of the rows of all tasks. */
  interface Made<T> extends Serializable {

    /** The columns of the rows made. */
    Schema schema();

    /** The rows made, as chunks in order, with any origins. */
    Iterator<Chunk> rows(T all);
  }

  /** The rows made of all rows, which one worker keeps in memory. */
  static ChunkFlow ofAll(ChunkFlow chunks, RowLimit limit, Made<Iterable<Chunk>> made) {
    Schema schema = chunks.schema();
    Branch<Chunk> pieces =
        chunks.into(branch -> new CollectRows(schema, limit, branch), ChunkCoder.of(schema));
    return of(chunks.step(), pieces, GroupByKey.create(), made);
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
    Lazy<PCollection<KV<Integer, T>>> together =
        new Lazy<>(
            () ->
                pieces
                    .collection()
                    .apply(
                        name + " of all rows",
                        PTransform.compose(
                            all -> all.apply("OneKey", OneKey.keys()).apply("Together", toOne))));
    return new RowsRoot<>(name + " results", made, together).chunks();
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    return together.value().apply(step.name(), step.parDo(new RowsFn<>(made, step.operator())));
  }

  @Override
  protected Optional<RowsTogether> keepTogether(Collection<String> columns) {
    return Optional.of(RowsTogether.ALL);
  }

  @Override
  protected FlowRoot again(String pass) {
    return new RowsRoot<>(pass, made, together);
  }
}
