package farm.analysis.aggregate.group;

import farm.analysis.chunk.SplitMix64;
import java.util.Arrays;

/**
 * Numbers distinct keys from 0, in the order of their first appearance. A key is a row of 64-bit
 * words, one for each column. An open-addressing hash table finds its number.
 */
public final class WordKeys {

  /** The number of an unknown key. */
  public static final int NONE = -1;

  /** Words by column, then by key. */
  private final long[][] words;

  private int size;

  /** By slot: the number of a key, from 1; 0 if the slot is empty. */
  private int[] slots = new int[64];

  /** No keys yet, of this number of words. */
  public WordKeys(int columns) {
    this.words = new long[columns][16];
  }

  /** The number of distinct keys. */
  public int size() {
    return size;
  }

  /** The word of a key in a column. */
  long word(int column, int key) {
    return words[column][key];
  }

  /**
   * Returns the number of a key, or {@link #NONE}.
   *
   * @param keys words by column, then by row; the key is in {@code row}
   */
  public int find(long[][] keys, int row) {
    return slots[slot(keys, row)] - 1;
  }

  /** Returns the number of a key as {@link #find} does; a new key gets the next number. */
  public int findOrAdd(long[][] keys, int row) {
    int slot = slot(keys, row);
    return slots[slot] == 0 ? add(keys, row, slot) : slots[slot] - 1;
  }

  /** The slot of a key, which is empty if the key is unknown. */
  private int slot(long[][] keys, int row) {
    int mask = slots.length - 1;
    int slot = hash(keys, row) & mask;
    while (slots[slot] != 0 && !isKey(slots[slot] - 1, keys, row)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isKey(int key, long[][] keys, int row) {
    for (int c = 0; c < words.length; c++) {
      if (words[c][key] != keys[c][row]) {
        return false;
      }
    }
    return true;
  }

  private int add(long[][] keys, int row, int slot) {
    for (int c = 0; c < words.length; c++) {
      if (size == words[c].length) {
        words[c] = Arrays.copyOf(words[c], 2 * size);
      }
      words[c][size] = keys[c][row];
    }
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      widen();
    }
    return size - 1;
  }

  private void widen() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int key = 0; key < size; key++) {
      int slot = hash(words, key) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = key + 1;
    }
  }

  private static int hash(long[][] keys, int row) {
    long hash = 0;
    for (long[] ofColumn : keys) {
      hash = SplitMix64.mix((hash ^ ofColumn[row]) + SplitMix64.GOLDEN);
    }
    return (int) (hash >>> 32);
  }

  /** Returns true if a few more keys will double the memory. */
  boolean isNearlyFull() {
    return size > words[0].length / 10 * 9;
  }

  long byteSize() {
    return 4L * slots.length + 8L * words.length * words[0].length;
  }
}
