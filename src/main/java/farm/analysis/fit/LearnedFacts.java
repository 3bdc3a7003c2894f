package farm.analysis.fit;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they are learned in a pipeline, to be applied to chunks. They are a side input, for
 * which the runner lets the work on these chunks wait.
 */
public final class LearnedFacts {

  private final String name;
  private final TwoPassStep fit;
  private final Schema learnedFrom;
  private final Schema columns;
  private final Branch<Chunk> facts;
  private @Nullable PCollectionView<Iterable<Chunk>> view;

  private LearnedFacts(String name, TwoPassStep fit, Schema learnedFrom, ChunkFlow facts) {
    this.name = name;
    this.fit = fit;
    this.learnedFrom = learnedFrom;
    this.columns = facts.schema();
    this.facts = facts.chunks();
  }

  /**
   * Learns the facts that a fit needs.
   *
   * @param name the name of the step that hands them to all workers
   */
  public static LearnedFacts from(ChunkFlow chunks, String name, TwoPassStep fit) {
    return new LearnedFacts(name, fit, chunks.schema(), fit.facts().flow(chunks));
  }

  /** The chunks processed with the facts, which must not be learned in the step that gives them. */
  public ChunkFlow applied(ChunkFlow chunks) {
    return chunks.then(
        fit.result(chunks.schema(), learnedFrom),
        next -> new ApplyFacts(fit, columns, view(), true, next),
        next -> new ApplyFacts(fit, columns, view(), false, next));
  }

  private PCollectionView<Iterable<Chunk>> view() {
    PCollectionView<Iterable<Chunk>> known = view;
    if (known == null) {
      known = facts.collection().apply(name, View.asIterable());
      view = known;
    }
    return known;
  }
}
