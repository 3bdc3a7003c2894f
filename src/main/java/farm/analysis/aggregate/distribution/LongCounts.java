package farm.analysis.aggregate.distribution;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * How often each of some 64-bit words was met. Counts are integers, so what they add up to doesn't
 * depend on the order they are added in.
 */
public final class LongCounts {

  /** What the JVM keeps for this object and the header of its array. */
  private static final int OVERHEAD = 40;

  private final LongNumbers words;
  private long[] counts = new long[1];

  /** Counts of no words. */
  public LongCounts() {
    this(new LongNumbers());
  }

  private LongCounts(LongNumbers words) {
    this.words = words;
  }

  /** How many distinct words there are. */
  public int size() {
    return words.size();
  }

  /** The word of a number from 0 to {@code size() - 1}. */
  public long word(int number) {
    return words.word(number);
  }

  /** How often the word of a number was met. */
  public long count(int number) {
    return counts[number];
  }

  /** Counts a word so many times more. */
  public void add(long word, long count) {
    int number = words.number(word);
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, number + 1 + number / 2);
    }
    counts[number] += count;
  }

  /** Adds all counts of {@code other}, which is left as it is. */
  public void merge(LongCounts other) {
    for (int i = 0; i < other.size(); i++) {
      add(other.word(i), other.count(i));
    }
  }

  /**
   * The count that comes at this place, from 1, when the largest comes first.
   *
   * @param place at most {@link #size}
   */
  public long largest(int place) {
    long[] sorted = Arrays.copyOf(counts, size());
    Arrays.sort(sorted);
    return sorted[sorted.length - place];
  }

  /** These, each count so much less, without the words of which none are left. */
  public LongCounts less(long amount) {
    LongCounts less = new LongCounts();
    for (int i = 0; i < size(); i++) {
      if (counts[i] > amount) {
        less.add(word(i), counts[i] - amount);
      }
    }
    return less;
  }

  /** The same counts of other words, one for each word here. */
  public LongCounts mapWords(LongUnaryOperator wordOf) {
    LongCounts mapped = new LongCounts();
    for (int i = 0; i < size(); i++) {
      mapped.add(wordOf.applyAsLong(word(i)), counts[i]);
    }
    return mapped;
  }

  /** The distinct words, sorted. */
  public long[] sortedWords() {
    long[] sorted = new long[size()];
    Arrays.setAll(sorted, this::word);
    Arrays.sort(sorted);
    return sorted;
  }

  /** How often a word was met, 0 if never. */
  public long countOf(long word) {
    int number = words.find(word);
    return number == size() ? 0 : counts[number];
  }

  /** Writes all words and counts. */
  public void encode(DataOutputStream out) throws IOException {
    words.encode(out);
    for (int i = 0; i < size(); i++) {
      out.writeLong(counts[i]);
    }
  }

  /** Reads what {@link #encode} wrote. */
  public static LongCounts decode(DataInputStream in) throws IOException {
    LongCounts decoded = new LongCounts(LongNumbers.decode(in));
    decoded.counts = new long[Math.max(1, decoded.size())];
    for (int i = 0; i < decoded.size(); i++) {
      decoded.counts[i] = in.readLong();
      if (decoded.counts[i] <= 0) {
        throw new StreamCorruptedException(
            "count %d; should be at least 1".formatted(decoded.counts[i]));
      }
    }
    return decoded;
  }

  /** About how many bytes of memory this takes. */
  public long byteSize() {
    return OVERHEAD + words.byteSize() + 8L * counts.length;
  }
}
