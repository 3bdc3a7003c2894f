package farm.analysis.fit;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** Learns from a collection what is applied to the same collection. */
final class LearnAndApply extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

  private final Fit fit;

  private LearnAndApply(Fit fit) {
    this.fit = fit;
  }

  static LearnAndApply of(Fit fit) {
    return new LearnAndApply(fit);
  }

  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    Learned learned = Learned.from(chunks, "Learn", fit);
    return chunks.apply("Apply", learned.after(chunk -> chunk, true));
  }
}
