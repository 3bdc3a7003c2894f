package farm.analysis.fit;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Facts as they are learned in a pipeline, to be applied to chunks.
 *
 * <p>Chunks wait until all facts are known. A runner that queues in memory what waits (the
 * DirectRunner) should be given chunks that are only read then: see {@link #signal}.
 */
public final class Learned {

  private final Fit fit;
  private final Schema learnedFrom;
  private final PCollection<Chunk> facts;
  private final PCollectionView<Iterable<Chunk>> view;

  private Learned(Fit fit, Schema learnedFrom, PCollection<Chunk> facts) {
    this.fit = fit;
    this.learnedFrom = learnedFrom;
    this.facts = facts;
    this.view = facts.apply("ForAll", View.asIterable());
  }

  /** Learns what a fit needs to know from {@code chunks}. */
  public static Learned from(PCollection<Chunk> chunks, String name, Fit fit) {
    return new Learned(fit, ChunkCoder.schemaOf(chunks), chunks.apply(name, fit.facts()));
  }

  /** A collection that is complete when the facts are known. */
  public PCollection<Chunk> signal() {
    return facts;
  }

  /**
   * The transform of chunks that knows the facts.
   *
   * @param counted whether it counts; not for rows that it was applied to before
   */
  public PTransform<PCollection<Chunk>, PCollection<Chunk>> applied(boolean counted) {
    return new Apply(this, counted);
  }

  /** Processes chunks with facts as a side input. */
  private static final class Apply extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

    private final transient Learned learned;
    private final boolean counted;

    private Apply(Learned learned, boolean counted) {
      this.learned = learned;
      this.counted = counted;
    }

    @Override
    public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
      Schema input = ChunkCoder.schemaOf(chunks);
      FitFn process =
          new FitFn(learned.fit, ChunkCoder.schemaOf(learned.facts), learned.view, counted);
      return chunks
          .apply("WithFacts", ParDo.of(process).withSideInputs(learned.view))
          .setCoder(ChunkCoder.of(learned.fit.result(input, learned.learnedFrom)));
    }
  }
}
