package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadSizesTest {

  @Test
  void aThreadOfThisJvmReadsHalfOfItsShareOfTheBytesLeft() {
    ReadSizes local = ReadSizes.local(2);
    assertThat(local.taskBytes(1)).isEqualTo(16L << 20);
    assertThat(local.taskBytes(600L << 20)).isEqualTo(150L << 20);
    assertThat(local.tasks(1L << 20)).isOne();
    assertThat(local.tasks(20L << 30)).isBetween(10, 40);
    assertThat(local.tasks(20L << 40)).isBetween(30, 80);
  }

  @Test
  void aTaskOfAClusterTakes64MegabytesOrAThousandthOfTheBytesLeft() {
    ReadSizes cluster = ReadSizes.cluster();
    assertThat(cluster.taskBytes(640L << 20)).isEqualTo(64L << 20);
    assertThat(cluster.taskBytes(640_000_000_000L)).isEqualTo(640_000_000);
    assertThat(cluster.tasks(0)).isOne();
    assertThat(cluster.tasks(640L << 20)).isEqualTo(10);
  }

  @Test
  void sizesThatReadNothingAreRefused() {
    assertThatThrownBy(() -> new ReadSizes(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a task should take a share from 0 to 1 and at least 1 byte, was a share of 2.0 and 1"
                + " bytes");
    assertThatThrownBy(() -> new ReadSizes(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
