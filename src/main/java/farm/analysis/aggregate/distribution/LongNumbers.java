package farm.analysis.aggregate.distribution;

import farm.analysis.chunk.SplitMix64;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers distinct 64-bit words from 0, in the order of their first appearance.
 *
 * <p>Up to 8 words are scanned and take 8 bytes each. More words are found by an open-addressing
 * hash table.
 */
public final class LongNumbers implements WordSet {

  /** The bytes that the JVM needs for this object and the headers of its arrays. */
  private static final int OVERHEAD = 40;

  private static final int MOST_SCANNED = 8;

  private long[] words = new long[1];
  private int size;

  /** The numbers plus 1, by hash; null while the words are scanned. */
  private int @Nullable [] table;

  @Override
  public int size() {
    return size;
  }

  /** The word with this number. */
  public long word(int number) {
    return words[number];
  }

  @Override
  public void add(long word) {
    number(word);
  }

  @Override
  public void forEach(LongConsumer receiver) {
    Arrays.stream(words, 0, size).forEach(receiver);
  }

  /** Returns the number of a word; a new word gets the next number. */
  public int number(long word) {
    int number = find(word);
    if (number == size) {
      append(word);
    }
    return number;
  }

  /** The number of a word; {@link #size} if the word has none. */
  int find(long word) {
    if (table != null) {
      int number = table[slot(table, word)];
      return number == 0 ? size : number - 1;
    }
    int number = 0;
    while (number < size && words[number] != word) {
      number++;
    }
    return number;
  }

  private void append(long word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, size + Math.max(1, size / 2));
    }
    words[size++] = word;
    if (table == null ? size > MOST_SCANNED : 2 * size > table.length) {
      rehash(table == null ? 4 * MOST_SCANNED : 2 * table.length);
    } else if (table != null) {
      table[slot(table, word)] = size;
    }
  }

  private void rehash(int slots) {
    int[] numbers = new int[slots];
    for (int i = 0; i < size; i++) {
      numbers[slot(numbers, words[i])] = i + 1;
    }
    table = numbers;
  }

  /** The slot of a word, or the free slot where it belongs. */
  private int slot(int[] numbers, long word) {
    int mask = numbers.length - 1;
    int slot = hash(word) & mask;
    while (numbers[slot] != 0 && words[numbers[slot] - 1] != word) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(long word) {
    return (int) (SplitMix64.mix(word) >>> 32);
  }

  /** Writes all words, in the order of their numbers. */
  @Override
  public void encode(DataOutputStream out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(words[i]);
    }
  }

  /** Reads the words that {@link #encode} wrote. */
  public static LongNumbers decode(DataInputStream in) throws IOException {
    LongNumbers numbers = new LongNumbers();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      numbers.number(in.readLong());
    }
    if (numbers.size != size) {
      throw new StreamCorruptedException(
          "%d words, only %d of them distinct".formatted(size, numbers.size));
    }
    return numbers;
  }

  @Override
  public long byteSize() {
    return OVERHEAD + 8L * words.length + (table == null ? 0 : 4L * table.length);
  }
}
