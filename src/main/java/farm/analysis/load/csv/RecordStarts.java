package farm.analysis.load.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds places in a text, about so many bytes apart, where a record starts.
 *
 * <p>A line end is one of a record only outside quotes, and whether a quote opens a field depends
 * on the bytes before it, so all are looked at: eight at a time up to the next quote. The states
 * are those of {@link RecordParser}; it refuses the texts in which they could differ from its own,
 * which are those with something between a closing quote and the next delimiter.
 */
final class RecordStarts {

  private enum State {
    OUTSIDE,
    QUOTED,
    COMMENT
  }

  private static final int BUFFER_BYTES = 1 << 18;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final CsvText text;
  private final Dialect dialect;
  private final long step;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final List<Long> starts = new ArrayList<>();
  private State state = State.OUTSIDE;
  private byte previous = '\n';
  private long base;
  private long target;
  private long closedAt = -1;

  /** A search from {@code start}, where a record starts. */
  RecordStarts(CsvText text, long start, long step) {
    this.text = text;
    this.dialect = text.dialect();
    this.step = step;
    this.base = start;
    this.target = start + step;
  }

  /** For each multiple of the step, the first record after it that is none's before. */
  List<Long> find() {
    try (InputStream in = text.open(base)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int at = 0; at < read; ) {
          at = after(at, read);
        }
        previous = read == 0 ? previous : buffer[read - 1];
        base += read;
      }
    } catch (IOException e) {
      throw text.failure(base, e);
    }
    return starts;
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
      case OUTSIDE -> {
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

  /** The place of the next quote, or the limit (D. E. Knuth, TAOCP 4A, 7.1.3: zero bytes). */
  private int indexOfQuote(int from, int limit) {
    byte quote = (byte) dialect.quote();
    int at = from;
    for (; at + Long.BYTES <= limit; at += Long.BYTES) {
      long unequal = (long) LONGS.get(buffer, at) ^ (ONES * quote);
      long zeros = (unequal - ONES) & ~unequal & HIGH_BITS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < limit && buffer[at] != quote) {
      at++;
    }
    return at;
  }
}
