package farm.analysis.expression.function;

import org.jspecify.annotations.Nullable;

/**
 * SQLite's {@code substr}: code points are counted from 1, or from the end if the start is
 * negative.
 */
final class Substring {

  private Substring() {}

  /**
   * The {@code length} characters that begin at {@code start}, or all of them if {@code length} is
   * null. A negative length takes the characters before {@code start}. Position 0 is before the
   * first character and counts as a character.
   */
  static String of(String text, long start, @Nullable Long length) {
    long size = text.codePointCount(0, text.length());
    long first = start;
    long count = length == null ? Long.MAX_VALUE : Math.abs(Math.max(length, -Long.MAX_VALUE));
    if (first < 0) {
      first += size;
      if (first < 0) {
        count = Math.max(0, count + first);
        first = 0;
      }
    } else if (first > 0) {
      first--;
    } else if (count > 0) {
      count--;
    }
    if (length != null && length < 0) {
      first -= count;
      if (first < 0) {
        count = Math.max(0, count + first);
        first = 0;
      }
    }
    int from = text.offsetByCodePoints(0, (int) Math.min(first, size));
    int taken = (int) Math.min(count, size - Math.min(first, size));
    return text.substring(from, text.offsetByCodePoints(from, taken));
  }
}
