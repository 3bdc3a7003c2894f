package farm.analysis.load.csv;

import farm.analysis.decimal.ByteWords;

/**
 * The places of all delimiters, quotes and line ends in a stretch of bytes. Examines eight bytes at
 * a time, as one number (D. E. Knuth, TAOCP 4A, 7.1.3: zero bytes).
 */
final class DelimiterIndex {

  /**
   * The size of the longest stretch. Its places are still in the first-level cache when they are
   * used.
   */
  static final int MOST_BYTES = 1 << 14;

  private static final long LOW_BITS = ~ByteWords.HIGH_BITS;

  /** Added to a byte, it sets the highest bit if the byte is greater than both line ends. */
  private static final long BEYOND_LINE_ENDS = LOW_BITS - ByteWords.ONES * '\r';

  private final long delimiters;
  private final long quotes;
  private final int[] places = new int[1 + MOST_BYTES];
  private final int[] others = new int[MOST_BYTES];
  private int count;
  private int otherCount;

  DelimiterIndex(Dialect dialect) {
    delimiters = ByteWords.ONES * dialect.delimiter();
    quotes = ByteWords.ONES * (dialect.quote() == Dialect.NONE ? '\n' : dialect.quote());
  }

  /** The places in order, after a first entry for the byte before the stretch. */
  int[] places() {
    return places;
  }

  /** The number of places, the first entry included. */
  int count() {
    return count;
  }

  /** The indices in {@link #places} of the marks that aren't delimiters, in order. */
  int[] others() {
    return others;
  }

  /** The number of marks that aren't delimiters. */
  int otherCount() {
    return otherCount;
  }

  /** Forgets all places. */
  void clear() {
    count = 0;
    otherCount = 0;
  }

  /**
   * Finds the marks from {@code from} to {@code to}, exclusive, which is at most {@link
   * #MOST_BYTES} later.
   */
  void find(byte[] bytes, int from, int to) {
    places[0] = from - 1;
    count = 1;
    otherCount = 0;
    int at = takeDelimiters(bytes, from, to);
    while (at + Long.BYTES <= to) {
      takeAny(ByteWords.at(bytes, at), at);
      at = takeDelimiters(bytes, at + Long.BYTES, to);
    }
    if (at < to) {
      takeAny(last(bytes, at, to), at);
    }
  }

  /**
   * Finds delimiters, eight bytes at a time. Stops at eight bytes that contain a quote, a byte up
   * to CR or a byte beyond ASCII, or if fewer than eight are left. Returns the place where it
   * stopped.
   *
   * <p>Most bytes go through this loop, so it does little else. It counts its rounds, and it takes
   * a single delimiter, the usual case, without an inner loop.
   */
  private int takeDelimiters(byte[] bytes, int from, int to) {
    int found = count;
    int at = from;
    for (int left = (to - from) / Long.BYTES; left > 0; left--) {
      long eight = ByteWords.at(bytes, at);
      long noOthers = ((eight ^ quotes) + LOW_BITS) & (eight + BEYOND_LINE_ENDS) & ~eight;
      if ((noOthers & ByteWords.HIGH_BITS) != ByteWords.HIGH_BITS) {
        break;
      }
      long marks = ~((eight ^ delimiters) + LOW_BITS) & ByteWords.HIGH_BITS;
      if (marks != 0) {
        places[found++] = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        marks &= marks - 1;
        if (marks != 0) {
          found = take(marks, at, found);
        }
      }
      at += Long.BYTES;
    }
    count = found;
    return at;
  }

  /** The last bytes, fewer than eight, padded with bytes that aren't marks. */
  private static long last(byte[] bytes, int from, int to) {
    long last = ByteWords.HIGH_BITS;
    for (int at = to - 1; at >= from; at--) {
      last = last << Byte.SIZE | (bytes[at] & 0xff);
    }
    return last;
  }

  /** Takes the marks among any eight bytes. Bytes beyond ASCII aren't marks. */
  private void takeAny(long eight, int at) {
    long low = eight & LOW_BITS;
    long noOthers =
        ((low ^ quotes) + LOW_BITS)
            & ((low ^ (ByteWords.ONES * '\n')) + LOW_BITS)
            & ((low ^ (ByteWords.ONES * '\r')) + LOW_BITS);
    long more = ~(noOthers | eight) & ByteWords.HIGH_BITS;
    long marks = more | (~(((low ^ delimiters) + LOW_BITS) | eight) & ByteWords.HIGH_BITS);
    for (long left = marks; left != 0; left &= left - 1) {
      if ((left & -left & more) != 0) {
        others[otherCount++] = count;
      }
      places[count++] = at + (Long.numberOfTrailingZeros(left) >>> 3);
    }
  }

  /** Takes marks, given by the highest bit of each of eight bytes; returns the number of places. */
  private int take(long marks, int at, int found) {
    int next = found;
    for (long left = marks; left != 0; left &= left - 1) {
      places[next++] = at + (Long.numberOfTrailingZeros(left) >>> 3);
    }
    return next;
  }
}
