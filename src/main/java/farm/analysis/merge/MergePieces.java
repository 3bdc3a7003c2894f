package farm.analysis.merge;

import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Merges all pieces of a key into one, as {@link Combine#perKey} does. Nothing comes of a key
 * without pieces.
 *
 * <p>The DirectRunner's own {@code Combine.perKey} keeps what each bundle gave until the input has
 * ended, and copies it again for each bundle: its memory grows with the number of bundles, its time
 * with their square (2.70.0, measured). There, pieces are merged as they come ({@link
 * MergeAsTheyComeFn}).
 *
 * @param <P> the pieces
 * @param <M> what they are merged into
 */
public final class MergePieces<P, M>
    extends PTransform<PCollection<KV<Integer, P>>, PCollection<KV<Integer, M>>> {

  private final CombineFn<P, M, M> merge;
  private final Coder<M> coder;

  private MergePieces(CombineFn<P, M, M> merge, Coder<M> coder) {
    this.merge = merge;
    this.coder = coder;
  }

  /**
   * Merges pieces.
   *
   * @param merge adds pieces to what it creates; it may change what it is given to add to
   * @param coder for what pieces are merged into
   */
  public static <P, M> MergePieces<P, M> with(CombineFn<P, M, M> merge, Coder<M> coder) {
    return new MergePieces<>(merge, coder);
  }

  /** Whether the pipeline runs on the DirectRunner: all in this JVM, and nothing twice. */
  public static boolean isDirect(Pipeline pipeline) {
    return pipeline.getOptions().getRunner() == DirectRunner.class;
  }

  @Override
  public PCollection<KV<Integer, M>> expand(PCollection<KV<Integer, P>> pieces) {
    boolean direct = isDirect(pieces.getPipeline());
    PCollection<KV<Integer, M>> merged =
        direct
            ? pieces.apply("AsTheyCome", ParDo.of(new MergeAsTheyComeFn<>(merge)))
            : pieces.apply("Combine", Combine.perKey(merge));
    return merged.setCoder(KvCoder.of(VarIntCoder.of(), coder));
  }
}
