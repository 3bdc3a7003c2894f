package farm.analysis.load.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where records start in one stretch of a text, and whether quotes are open after it.
 *
 * <p>A line end is one of a record only outside quotes, and whether a quote opens a field depends
 * on the bytes before it, so all are looked at: many at a time up to the next quote. The states are
 * those of {@link RecordParser}; it refuses the texts in which they could differ from its own,
 * which are those with something between a closing quote and the next delimiter.
 */
final class QuoteScan {

  /** What the bytes before a place make of those after it. */
  enum State {
    /** There are none: a record starts. */
    START,
    OUTSIDE,
    /** The byte before closed a quoted field, unless the next is a quote too. */
    CLOSED,
    QUOTED,
    COMMENT
  }

  /**
   * What was found.
   *
   * @param starts places, so many bytes apart, where records start
   * @param end the state after the stretch
   */
  record Found(List<Long> starts, State end) {
    Found {
      starts = List.copyOf(starts);
    }
  }

  private static final int BUFFER_BYTES = 1 << 17;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int WORD = Long.BYTES;
  private static final int WORDS = 4 * WORD;

  private final Dialect dialect;
  private final long step;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final List<Long> starts = new ArrayList<>();
  private State state;
  private byte previous;
  private long base;
  private long target;
  private long closedAt = -1;

  private QuoteScan(Dialect dialect, long from, State before, long step) {
    this.dialect = dialect;
    this.step = step;
    this.base = from;
    this.target = from;
    this.state =
        switch (before) {
          case START, OUTSIDE, CLOSED -> State.OUTSIDE;
          case QUOTED, COMMENT -> before;
        };
    this.closedAt = before == State.CLOSED ? from - 1 : -1;
  }

  /**
   * Looks at the bytes from {@code from} to before {@code to}, whose records are found where they
   * start {@code step} bytes after another or later.
   *
   * @param before the state that they are met in
   */
  static Found found(CsvText text, long from, long to, State before, long step) {
    QuoteScan scan = new QuoteScan(text.dialect(), from, before, step);
    boolean isStart = before == State.START;
    try (InputStream in = text.open(isStart ? from : from - 1)) {
      scan.previous = (byte) (isStart ? '\n' : in.read());
      scan.read(in, to);
    } catch (IOException e) {
      throw text.failure(scan.base, e);
    }
    State end = scan.closedAt == scan.base - 1 ? State.CLOSED : scan.state;
    return new Found(scan.starts, end);
  }

  private void read(InputStream in, long to) throws IOException {
    while (base < to) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, to - base));
      if (read < 0) {
        return;
      }
      for (int at = 0; at < read; ) {
        at = after(at, read);
      }
      previous = buffer[read - 1];
      base += read;
    }
  }

  /** Looks at the byte at this place; gives the next that needs to be looked at. */
  private int after(int at, int limit) {
    switch (state) {
      case QUOTED -> {
        int close = indexOfQuote(at, limit);
        if (close < limit) {
          state = State.OUTSIDE;
          closedAt = base + close;
        }
        return close + 1;
      }
      case COMMENT -> {
        state = endsLine(buffer[at]) ? State.OUTSIDE : State.COMMENT;
        return at + 1;
      }
      case START, OUTSIDE, CLOSED -> {
        return outside(at, limit);
      }
    }
    throw new IllegalStateException("no such state: " + state);
  }

  private int outside(int at, int limit) {
    byte before = at == 0 ? previous : buffer[at - 1];
    byte here = buffer[at];
    boolean startsLine = before == '\n' || (before == '\r' && here != '\n');
    if (startsLine && base + at >= target) {
      starts.add(base + at);
      target = base + at + step;
    }
    if (startsLine && dialect.comment() != Dialect.NONE && here == dialect.comment()) {
      state = State.COMMENT;
    } else if (opensQuotes(before, at)) {
      state = State.QUOTED;
    } else if (dialect.comment() == Dialect.NONE && base + at < target) {
      return indexOfQuote(at + 1, (int) Math.min(limit, target - base));
    }
    return at + 1;
  }

  /** A quote opens a field at its start, and opens it again next to one that closed it. */
  private boolean opensQuotes(byte before, int at) {
    return buffer[at] == dialect.quote()
        && dialect.quote() != Dialect.NONE
        && (before == dialect.delimiter() || endsLine(before) || closedAt == base + at - 1);
  }

  private static boolean endsLine(byte b) {
    return b == '\n' || b == '\r';
  }

  /** The place of the next quote, or the limit. */
  private int indexOfQuote(int from, int limit) {
    long quotes = ONES * dialect.quote();
    int at = from;
    while (at + WORDS <= limit
        && (zeros(at, quotes)
                | zeros(at + WORD, quotes)
                | zeros(at + 2 * WORD, quotes)
                | zeros(at + 3 * WORD, quotes))
            == 0) {
      at += WORDS;
    }
    while (at < limit && buffer[at] != dialect.quote()) {
      at++;
    }
    return at;
  }

  /** Not 0 if one of eight bytes is a quote (D. E. Knuth, TAOCP 4A, 7.1.3: zero bytes). */
  private long zeros(int at, long quotes) {
    long unequal = (long) LONGS.get(buffer, at) ^ quotes;
    return (unequal - ONES) & ~unequal & HIGH_BITS;
  }
}
