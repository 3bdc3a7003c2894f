package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.OtherRunner;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class ReadTuningTest {

  private final PipelineOptions cluster = PipelineOptionsFactory.create();

  ReadTuningTest() {
    cluster.setRunner(OtherRunner.class);
  }

  @Test
  void aLaneOfAClusterReads64Megabytes() {
    assertThat(queued(cluster, 1, 1)).isEqualTo(64L << 20);
    assertThat(queued(cluster, 640L << 20, 1)).isEqualTo(64L << 20);
    assertThat(DataLoader.lanesOnCluster(1)).isOne();
    assertThat(DataLoader.lanesOnCluster(640L << 20)).isEqualTo(10);
    assertThat(DataLoader.lanesOnCluster(1L << 50)).isEqualTo(10_000);
  }

  @Test
  void rangesOfUnknownSizeAreLanesOfTheirOwn() {
    assertThat(queued(cluster, 0, 0)).isZero();
  }

  @Test
  void aThreadOfThisJvmReadsHalfOfItsShareOfWhatIsLeft() {
    PipelineOptions local = PipelineOptionsFactory.create();
    local.setRunner(DirectRunner.class);
    local.as(DirectOptions.class).setTargetParallelism(2);
    assertThat(queued(local, 0, 0)).isZero();
    assertThat(queued(local, 1, 1)).isEqualTo(16L << 20);
    assertThat(queued(local, 1L << 30, 600L << 20)).isEqualTo(150L << 20);
    assertThat(queued(local, 1L << 30, 0)).isEqualTo(16L << 20);
    assertThat(queued(local, 1L << 50, 1L << 40)).isEqualTo(256L << 20);
  }

  private static long queued(PipelineOptions options, long inputBytes, long left) {
    return ReadTuning.queuedBytes(options, inputBytes).applyAsLong(left);
  }
}
