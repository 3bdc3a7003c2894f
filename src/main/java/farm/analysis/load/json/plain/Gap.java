package farm.analysis.load.json.plain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an object before a value: a brace or comma, the name, the colon, and spaces among
 * them. Objects of a file mostly have the same gaps in the same order, so that each tells the next.
 */
final class Gap {

  /** So many bytes from where it may stand on are looked at, even if it is shorter. */
  static final int LEAST_BYTES = 3 * Long.BYTES;

  private final @Nullable PlainCell cell;
  private final int length;

  /** The first three times eight bytes; of a shorter gap, some of them again. */
  private final long first;

  private final long second;
  private final long third;
  private final int secondAt;
  private final int thirdAt;

  /** The bits that count where there aren't eight bytes. */
  private final long mask;

  /** Eight bytes each, from the fourth eight on; the last of them may begin earlier. */
  private final long[] others;

  private final int lastAt;
  private @Nullable Gap next;

  /**
   * The gap that stands at a place.
   *
   * @param cell takes the value after it, or null to skip that
   */
  Gap(byte[] bytes, int from, int to, @Nullable PlainCell cell) {
    this.cell = cell;
    length = to - from;
    lastAt = Math.max(0, length - Long.BYTES);
    secondAt = Math.min(Long.BYTES, lastAt);
    thirdAt = Math.min(2 * Long.BYTES, lastAt);
    mask = length < Long.BYTES ? (1L << (length * Byte.SIZE)) - 1 : -1;
    byte[] gap = Arrays.copyOfRange(bytes, from, from + Math.max(length, Long.BYTES));
    first = Words.at(gap, 0);
    second = Words.at(gap, secondAt);
    third = Words.at(gap, thirdAt);
    others = new long[Math.max(0, (length - LEAST_BYTES + Long.BYTES - 1) / Long.BYTES)];
    for (int i = 0; i < others.length; i++) {
      others[i] = Words.at(gap, otherAt(i));
    }
  }

  private int otherAt(int i) {
    return Math.min(LEAST_BYTES + i * Long.BYTES, lastAt);
  }

  /** Where it ends if it stands here, or {@link Skip#NONE} if it doesn't. */
  int end(byte[] bytes, int at) {
    long difference =
        (Words.at(bytes, at) ^ first)
            | (Words.at(bytes, at + secondAt) ^ second)
            | (Words.at(bytes, at + thirdAt) ^ third);
    if ((difference & mask) != 0) {
      return Skip.NONE;
    }
    for (int i = 0; i < others.length; i++) {
      if (Words.at(bytes, at + otherAt(i)) != others[i]) {
        return Skip.NONE;
      }
    }
    return at + length;
  }

  @Nullable PlainCell cell() {
    return cell;
  }

  /** The gap that came after this one last time, or null if none did. */
  @Nullable Gap next() {
    return next;
  }

  void setNext(Gap next) {
    this.next = next;
  }
}
