package farm.analysis.aggregate.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongCountsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 10, 15, 16, 17, 32, 33, 100, 5_000})
  void agreesWithAMap(int distinct) {
    Random random = new Random(distinct);
    long[] words = random.longs(distinct).toArray();
    for (int i = 0; i < words.length; i++) {
      words[i] = i % 3 == 0 ? i - 50 : words[i] << (i % 64);
    }
    LongCounts counts = new LongCounts();
    LongCounts more = new LongCounts();
    Map<Long, Long> expected = new TreeMap<>();
    for (int i = 0; i < 3 * distinct; i++) {
      long word = words[random.nextInt(distinct)];
      (i % 2 == 0 ? counts : more).add(word, i + 1);
      expected.merge(word, i + 1L, Long::sum);
    }

    counts.merge(more);

    assertThat(counts.size()).isEqualTo(expected.size());
    assertThat(counts.sortedWords())
        .isEqualTo(expected.keySet().stream().mapToLong(word -> word).toArray());
    expected.forEach((word, count) -> assertThat(counts.countOf(word)).isEqualTo(count));
    assertThat(counts.countOf(123_456_789)).isZero();
  }
}
