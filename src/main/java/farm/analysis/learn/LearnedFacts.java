package farm.analysis.learn;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.Lazy;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Facts learned in a pipeline, to be applied to chunks. They are a side input of the step that
 * works on these chunks, so the runner starts that step only when they are known.
 */
public final class LearnedFacts {

  private final TwoPassStep step;
  private final Schema learnedFrom;
  private final Schema columns;
  private final Lazy<PCollectionView<Iterable<Chunk>>> view;

  private LearnedFacts(String name, TwoPassStep step, Schema learnedFrom, ChunkFlow facts) {
    this.step = step;
    this.learnedFrom = learnedFrom;
    this.columns = facts.schema();
    Branch<Chunk> branch = facts.chunks();
    this.view = new Lazy<>(() -> branch.collection().apply(name, View.asIterable()));
  }

  /**
   * Learns the facts of a step.
   *
   * @param name the name of the Beam step that hands them to all workers
   */
  public static LearnedFacts from(ChunkFlow chunks, String name, TwoPassStep step) {
    return new LearnedFacts(name, step, chunks.schema(), step.facts().flow(chunks));
  }

  /**
   * Returns the chunks processed with the facts. The step that gives the chunks must not also learn
   * these facts: a step can't wait for its own output.
   */
  public ChunkFlow applied(ChunkFlow chunks) {
    return chunks.then(
        step.result(chunks.schema(), learnedFrom),
        next -> new ApplyFacts(step, columns, view.value(), true, next),
        next -> new ApplyFacts(step, columns, view.value(), false, next));
  }
}
