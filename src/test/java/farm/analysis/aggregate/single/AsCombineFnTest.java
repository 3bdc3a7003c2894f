package farm.analysis.aggregate.single;

import static org.apache.beam.sdk.testing.CombineFnTester.testCombineFn;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.distribution.frequency.Mode;
import farm.analysis.aggregate.distribution.frequency.TopK;
import farm.analysis.aggregate.distribution.quantile.Iqr;
import farm.analysis.aggregate.distribution.quantile.Mad;
import farm.analysis.aggregate.distribution.quantile.Median;
import farm.analysis.aggregate.distribution.rank.Spearman;
import farm.analysis.aggregate.moment.Correlation;
import farm.analysis.aggregate.moment.Kurtosis;
import farm.analysis.aggregate.moment.LinearTrend;
import farm.analysis.aggregate.moment.MeanCi;
import farm.analysis.aggregate.moment.ProportionCi;
import farm.analysis.aggregate.moment.Skewness;
import farm.analysis.aggregate.moment.Stderr;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class AsCombineFnTest {

  @Test
  void valuesInAnyOrderAndSplit() {
    List<Double> values =
        new ArrayList<>(DoubleStream.of(1e100, 0.5, -1e100, 0.25).boxed().toList());

    testCombineFn(AsCombineFn.of(Sum.of("x"), Double.class, Double.class), values, 0.75);
    testCombineFn(AsCombineFn.of(Median.of("x"), Double.class, Double.class), values, 0.375);
  }

  @Test
  void moreValuesThanABatch() {
    List<Long> values = new ArrayList<>(LongStream.range(0, 3000).boxed().toList());

    testCombineFn(AsCombineFn.of(Sum.of("x"), Long.class, Long.class), values, 2999L * 1500);
    testCombineFn(AsCombineFn.of(Mean.of("x"), Long.class, Double.class), values, 1499.5);
  }

  @Test
  void pairs() {
    List<KV<Long, Double>> pairs =
        new ArrayList<>(List.of(KV.of(1L, 2.0), KV.of(2L, 4.0), KV.of(3L, 6.0)));

    testCombineFn(
        AsCombineFn.ofPairs(Correlation.of("x", "y"), Long.class, Double.class, Double.class),
        pairs,
        1.0);
    testCombineFn(
        AsCombineFn.ofPairs(LinearTrend.of("y", "x"), Long.class, Double.class, List.class),
        pairs,
        List.of(0.5, 0.0));
    testCombineFn(
        AsCombineFn.ofPairs(Spearman.of("x", "y"), Long.class, Double.class, Double.class),
        pairs,
        1.0);
  }

  @Test
  void statisticsOfReplicates() {
    List<Double> values =
        new ArrayList<>(DoubleStream.of(1.0, 2.0, 2.0, 3.0, 12.0).boxed().toList());

    testCombineFn(
        AsCombineFn.of(Stderr.of("x"), Double.class, Double.class), values, 2.024845673131659);
    testCombineFn(AsCombineFn.of(Mode.of("x"), Double.class, Double.class), values, 2.0);
    testCombineFn(AsCombineFn.of(Iqr.of("x"), Double.class, Double.class), values, 1.0);
    testCombineFn(AsCombineFn.of(Mad.of("x"), Double.class, Double.class), values, 1.0);
    testCombineFn(
        AsCombineFn.of(Skewness.of("x"), Double.class, Double.class), values, 2.1008924472775683);
    testCombineFn(
        AsCombineFn.of(Kurtosis.of("x"), Double.class, Double.class), values, 4.522308149910767);
    testCombineFn(
        AsCombineFn.of(MeanCi.of("x"), Double.class, List.class),
        new ArrayList<>(List.of(5.0, 5.0, 5.0)),
        List.of(5.0, 5.0, 5.0));
    testCombineFn(
        AsCombineFn.of(ProportionCi.of("x"), Boolean.class, List.class),
        new ArrayList<>(List.of(true, false, false, true)),
        List.of(0.5, 0.15003898915214953, 0.8499610108478505));
  }

  @Test
  void inAPipeline(TestPipeline pipeline) {
    PAssert.that(
            pipeline
                .apply(Create.of(List.of(KV.of("a", "x"), KV.of("b", "y"), KV.of("a", "z"))))
                .apply(Combine.perKey(AsCombineFn.of(Max.of("x"), String.class, String.class))))
        .containsInAnyOrder(List.of(KV.of("a", "z"), KV.of("b", "y")));
    PAssert.that(
            pipeline
                .apply("Doubles", Create.of(1.0, 2.0, 2.0))
                .apply(
                    Combine.globally(AsCombineFn.of(TopK.of("x", 1), Double.class, String.class))))
        .containsInAnyOrder("[{\"value\":2.0,\"count\":2}]");
    pipeline.run();
  }

  @Test
  void typesAreChecked() {
    assertThatThrownBy(() -> AsCombineFn.of(Mean.of("x"), Double.class, Long.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Mean gives result double; should give one Long");
    assertThatThrownBy(() -> AsCombineFn.of(LinearTrend.of("x", "y"), Double.class, Double.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LinearTrend aggregates 2 columns; should be 1");
    assertThatThrownBy(() -> AsCombineFn.of(Mean.of("x"), Integer.class, Double.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values should be Long, Double, Boolean or String, were Integer");
  }
}
