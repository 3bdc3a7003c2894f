package farm.analysis.load.json.plain;

import farm.analysis.decimal.ByteWords;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes before a value in an object: a brace or comma, the name, the colon, and spaces. Most
 * objects of a file have the same gaps in the same order, so each gap predicts the next.
 */
final class Gap {

  /** The number of bytes compared at once; this number of bytes must be readable at any place. */
  static final int LEAST_BYTES = 3 * Long.BYTES;

  private final @Nullable PlainCell cell;
  private final int length;

  /** The first three words of eight bytes; in a shorter gap they overlap. */
  private final long first;

  private final long second;
  private final long third;
  private final int secondAt;
  private final int thirdAt;

  /** The bits to compare: not all of them in a gap shorter than eight bytes. */
  private final long mask;

  /** The words from the fourth on; the last one may overlap the one before. */
  private final long[] others;

  private final int lastAt;
  private @Nullable Gap next;

  /**
   * The gap from {@code from} to {@code to}, exclusive.
   *
   * @param cell takes the value after the gap; null to skip the value
   */
  Gap(byte[] bytes, int from, int to, @Nullable PlainCell cell) {
    this.cell = cell;
    length = to - from;
    lastAt = Math.max(0, length - Long.BYTES);
    secondAt = Math.min(Long.BYTES, lastAt);
    thirdAt = Math.min(2 * Long.BYTES, lastAt);
    mask = length < Long.BYTES ? (1L << (length * Byte.SIZE)) - 1 : -1;
    byte[] gap = Arrays.copyOfRange(bytes, from, from + Math.max(length, Long.BYTES));
    first = ByteWords.at(gap, 0);
    second = ByteWords.at(gap, secondAt);
    third = ByteWords.at(gap, thirdAt);
    others = new long[Math.max(0, (length - LEAST_BYTES + Long.BYTES - 1) / Long.BYTES)];
    for (int i = 0; i < others.length; i++) {
      others[i] = ByteWords.at(gap, otherAt(i));
    }
  }

  private int otherAt(int i) {
    return Math.min(LEAST_BYTES + i * Long.BYTES, lastAt);
  }

  /** The end of this gap if it is at this place, else {@link Skip#NONE}. */
  int end(byte[] bytes, int at) {
    long difference =
        (ByteWords.at(bytes, at) ^ first)
            | (ByteWords.at(bytes, at + secondAt) ^ second)
            | (ByteWords.at(bytes, at + thirdAt) ^ third);
    if ((difference & mask) != 0) {
      return Skip.NONE;
    }
    for (int i = 0; i < others.length; i++) {
      if (ByteWords.at(bytes, at + otherAt(i)) != others[i]) {
        return Skip.NONE;
      }
    }
    return at + length;
  }

  @Nullable PlainCell cell() {
    return cell;
  }

  /** The gap that followed this one last time, or null if none has. */
  @Nullable Gap next() {
    return next;
  }

  void setNext(Gap next) {
    this.next = next;
  }
}
