package farm.analysis.merge;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MergePiecesTest {

  @Test
  void allPiecesOfAKeyBecomeOne(TestPipeline pipeline) {
    List<KV<Integer, Long>> pieces = new ArrayList<>();
    for (long i = 0; i < 1000; i++) {
      pieces.add(KV.of((int) (i % 3), i));
    }
    PAssert.that(
            pipeline
                .apply(Create.of(pieces))
                .apply(MergePieces.with(new AddFn(), VarLongCoder.of())))
        .containsInAnyOrder(List.of(KV.of(0, 166_833L), KV.of(1, 166_167L), KV.of(2, 166_500L)));
    pipeline.run();
  }

  @Test
  void nothingComesOfNoPieces(TestPipeline pipeline) {
    PAssert.that(
            pipeline
                .apply(
                    Create.<KV<Integer, Long>>of(List.of())
                        .withCoder(KvCoder.of(VarIntCoder.of(), VarLongCoder.of())))
                .apply(MergePieces.with(new AddFn(), VarLongCoder.of())))
        .empty();
    pipeline.run();
  }

  private static final class AddFn extends CombineFn<Long, Long, Long> {
    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long addInput(Long sum, Long piece) {
      return sum + piece;
    }

    @Override
    public Long mergeAccumulators(Iterable<Long> sums) {
      long sum = 0;
      for (long one : sums) {
        sum += one;
      }
      return sum;
    }

    @Override
    public Long extractOutput(Long sum) {
      return sum;
    }
  }
}
