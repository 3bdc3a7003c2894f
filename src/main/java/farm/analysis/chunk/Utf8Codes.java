package farm.analysis.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Finds the dictionary codes of texts by their UTF-8 bytes, without making a string for each. */
final class Utf8Codes {

  /** The result of {@link #find} for bytes that have no code yet. */
  static final int NONE = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The golden ratio in 64 bits (D. E. Knuth, TAOCP 3, 6.4: multiplicative hashing). */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** By slot: the number of an entry, from 1; 0 if the slot is empty. */
  private int[] slots = new int[32];

  /** By entry: its hash, its code, and the end of its bytes in {@link #texts}. */
  private int[] hashes = new int[16];

  private int[] codes = new int[16];
  private int[] ends = new int[16];
  private byte[] texts = new byte[256];
  private int size;

  /** The entry found last, and the likely distance to the next one. */
  private int last;

  private int step;

  /**
   * The code of these bytes, or {@link #NONE}. Tries the likely next entry before hashing: texts
   * often repeat in the order of their first appearance, as agents do step by step, or one text
   * repeats.
   */
  int find(byte[] bytes, int from, int to) {
    int likely = last + step;
    if (likely < size && isText(likely, bytes, from, to)) {
      last = likely;
      return codes[likely];
    }
    int entry = entry(bytes, from, to);
    if (entry == NONE) {
      return NONE;
    }
    step = entry == last ? 0 : 1;
    last = entry;
    return codes[entry];
  }

  private int entry(byte[] bytes, int from, int to) {
    int hash = hash(bytes, from, to);
    int mask = slots.length - 1;
    for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int entry = slots[slot] - 1;
      if (hashes[entry] == hash && isText(entry, bytes, from, to)) {
        return entry;
      }
    }
    return NONE;
  }

  private boolean isText(int entry, byte[] bytes, int from, int to) {
    int start = entry == 0 ? 0 : ends[entry - 1];
    return Arrays.equals(texts, start, ends[entry], bytes, from, to);
  }

  /**
   * Assigns a code to bytes that have none.
   *
   * @return false if the bytes of all texts would no longer fit an array; no code is assigned then
   */
  boolean put(byte[] bytes, int from, int to, int code) {
    int start = size == 0 ? 0 : ends[size - 1];
    if (to - from > MOST_BYTES - start) {
      return false;
    }
    int end = start + to - from;
    if (end > texts.length) {
      texts = Arrays.copyOf(texts, (int) Math.min(MOST_BYTES, 2L * end));
    }
    if (size == codes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      codes = Arrays.copyOf(codes, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    System.arraycopy(bytes, from, texts, start, to - from);
    hashes[size] = hash(bytes, from, to);
    codes[size] = code;
    ends[size++] = end;
    if (2 * size > slots.length) {
      slots = new int[2 * slots.length];
      for (int entry = 0; entry < size; entry++) {
        take(entry);
      }
    } else {
      take(size - 1);
    }
    return true;
  }

  private void take(int entry) {
    int mask = slots.length - 1;
    int slot = hashes[entry] & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry + 1;
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONGS.get(bytes, at));
    }
    if (at < to) {
      hash = mixed(hash ^ tail(bytes, from, to));
    }
    return (int) (hash >>> 32);
  }

  /** The last eight bytes, or all bytes if there are fewer. */
  private static long tail(byte[] bytes, int from, int to) {
    if (to - from >= Long.BYTES) {
      return (long) LONGS.get(bytes, to - Long.BYTES);
    }
    long tail = 0;
    for (int at = from, shift = 0; at < to; at++, shift += Byte.SIZE) {
      tail |= (bytes[at] & 0xffL) << shift;
    }
    return tail;
  }

  private static long mixed(long hash) {
    long product = hash * GOLDEN;
    return product ^ (product >>> 32);
  }
}
