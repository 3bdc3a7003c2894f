package farm.analysis.aggregate.distribution;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * The number of times that each 64-bit word was added. Counts are integers, so their sums don't
 * depend on the order of addition.
 */
public final class LongCounts {

  /** The bytes that the JVM needs for this object and the header of its array. */
  private static final int OVERHEAD = 40;

  private final LongNumbers words;
  private long[] counts = new long[1];

  /** Creates empty counts. */
  public LongCounts() {
    this(new LongNumbers());
  }

  private LongCounts(LongNumbers words) {
    this.words = words;
  }

  /** The number of distinct words. */
  public int size() {
    return words.size();
  }

  /** The word with a number from 0 to {@code size() - 1}. */
  public long word(int number) {
    return words.word(number);
  }

  /** The count of the word with this number. */
  public long count(int number) {
    return counts[number];
  }

  /** Adds {@code count} to the count of a word. */
  public void add(long word, long count) {
    int number = words.number(word);
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, number + 1 + number / 2);
    }
    counts[number] += count;
  }

  /** Adds all counts of {@code other}. */
  public void merge(LongCounts other) {
    for (int i = 0; i < other.size(); i++) {
      add(other.word(i), other.count(i));
    }
  }

  /**
   * The count at a place in descending order.
   *
   * @param place from 1 for the largest count to {@link #size}
   */
  public long largest(int place) {
    long[] sorted = Arrays.copyOf(counts, size());
    Arrays.sort(sorted);
    return sorted[sorted.length - place];
  }

  /** Returns the counts minus {@code amount}, without the words whose count would be 0 or less. */
  public LongCounts less(long amount) {
    LongCounts less = new LongCounts();
    for (int i = 0; i < size(); i++) {
      if (counts[i] > amount) {
        less.add(word(i), counts[i] - amount);
      }
    }
    return less;
  }

  /**
   * Returns the same counts for other words: {@code wordOf} gives a different word for each word
   * here.
   */
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

  /** The count of a word; 0 if it was never added. */
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

  /** Reads the words and counts that {@link #encode} wrote. */
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

  /** The approximate memory of the words and counts, in bytes. */
  public long byteSize() {
    return OVERHEAD + words.byteSize() + 8L * counts.length;
  }
}
