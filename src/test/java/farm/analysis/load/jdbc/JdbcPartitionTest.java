package farm.analysis.load.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.input.InputRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcPartitionTest {

  @Test
  void rangesFollowOneAnother() {
    assertThat(new JdbcPartition("n", 1, 10, 3).ranges(30))
        .containsExactly(
            new InputRange(1, 4, 10), new InputRange(5, 8, 10), new InputRange(9, 10, 10));
    assertThat(new JdbcPartition("n", 7, 7, 3).ranges(30))
        .containsExactly(new InputRange(7, 7, 10));
  }

  @Test
  void valuesMayBeAsFarApartAsLongsCan() {
    for (int count = 1; count <= 5; count++) {
      List<InputRange> ranges =
          new JdbcPartition("n", Long.MIN_VALUE, Long.MAX_VALUE, count).ranges(1000);
      assertThat(ranges).hasSize(count);
      assertThat(ranges.get(0).first()).isEqualTo(Long.MIN_VALUE);
      assertThat(ranges.get(count - 1).last()).isEqualTo(Long.MAX_VALUE);
      for (int i = 1; i < count; i++) {
        assertThat(ranges.get(i).first()).isEqualTo(ranges.get(i - 1).last() + 1);
      }
    }
  }
}
