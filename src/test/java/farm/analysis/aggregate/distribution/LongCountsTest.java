package farm.analysis.aggregate.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongCountsTest {

  @Test
  void largestCountsComeFirst() {
    LongCounts counts = counts(5, 1, 5, 3);
    assertThat(IntStream.rangeClosed(1, 4).mapToLong(counts::largest))
        .containsExactly(5L, 5L, 3L, 1L);
  }

  @Test
  void lessLeavesOutWordsOfWhichNoneAreLeft() {
    LongCounts counts = counts(5, 1, 4, 3);
    LongCounts less = counts.less(3);
    assertThat(less.sortedWords()).containsExactly(0, 2);
    assertThat(less.countOf(0)).isEqualTo(2);
    assertThat(less.countOf(2)).isEqualTo(1);
    assertThat(counts.countOf(0)).isEqualTo(5);
    assertThat(counts.less(5).size()).isZero();
  }

  @Test
  void otherWordsHaveTheSameCounts() {
    LongCounts mapped = counts(5, 1).mapWords(word -> 10 * word + 7);
    assertThat(mapped.sortedWords()).containsExactly(7, 17);
    assertThat(mapped.countOf(7)).isEqualTo(5);
    assertThat(mapped.countOf(17)).isEqualTo(1);
  }

  /** Counts of the words 0, 1, 2, and so on. */
  private static LongCounts counts(long... countsOfWords) {
    LongCounts counts = new LongCounts();
    for (int word = 0; word < countsOfWords.length; word++) {
      counts.add(word, countsOfWords[word]);
    }
    return counts;
  }

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
