package farm.analysis.fit;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.stage.ChunkFlow;
import java.io.Serializable;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Facts as they are learned in a pipeline, to be applied to chunks. They are a side input, for
 * which the runner lets the work on these chunks wait.
 *
 * @param fit learns them, and makes a processor of them
 * @param learnedFrom the columns of the chunks that they are learned from
 * @param columns the columns of the facts
 * @param view the facts
 */
public record Learned(
    Fit fit, Schema learnedFrom, Schema columns, PCollectionView<Iterable<Chunk>> view)
    implements Serializable {

  /** Learns what a fit needs to know from {@code chunks}. */
  public static Learned from(ChunkFlow chunks, String name, Fit fit) {
    ChunkFlow facts = fit.facts().flow(chunks);
    return new Learned(
        fit,
        chunks.schema(),
        facts.schema(),
        facts.collection(name).apply(name + " for all", View.asIterable()));
  }

  /**
   * Chunks processed with the facts.
   *
   * @param counted whether what the processor counts is counted; not for rows that it has seen
   */
  public ChunkFlow applied(ChunkFlow chunks, boolean counted) {
    return new FittedFlow(chunks, this, counted);
  }
}
