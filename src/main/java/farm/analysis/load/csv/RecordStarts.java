package farm.analysis.load.csv;

import farm.analysis.decimal.ByteWords;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Finds places in a text where records start, each from a few bytes around it.
 *
 * <p>At the start of a line there are two hypotheses: a record starts, or a quoted field continues.
 * Both are followed until one is refuted or both mean the same. In a well-formed text the true
 * hypothesis is never refuted, so the places found are right.
 *
 * <p>In a malformed text a place may be wrong. As it follows a line end, it is then within a quoted
 * field. The range before the place ends within that field, and {@link RecordParser} rejects that.
 * So no wrong rows are read without an error.
 */
final class RecordStarts implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * The maximum number of bytes searched per call. Short calls are frequent, so the JIT compiler
   * compiles them soon.
   */
  private static final int CALL_BYTES = 1 << 9;

  private static final int WORD = Long.BYTES;
  private static final int WORDS = 4 * WORD;

  private final Dialect dialect;
  private final long quotes;
  private final long comments;
  private final Window window;
  private final boolean endsText;
  private int at;
  private byte before;

  private RecordStarts(CsvText text, long from, long to, boolean endsText, int bufferBytes) {
    this.dialect = text.dialect();
    this.quotes = ByteWords.ONES * dialect.quote();
    this.comments = dialect.comment() == Dialect.NONE ? quotes : ByteWords.ONES * dialect.comment();
    this.window = new Window(text, from, to, (int) Math.min(bufferBytes, to - from));
    this.endsText = endsText;
  }

  /**
   * Finds {@code start} and, in each later stretch, the first record start that is certain from
   * that stretch alone, if there is one. Without quotes, certainty takes as many bytes as the
   * longest allowed field.
   *
   * @param start the byte offset at which a record starts
   * @param end the byte offset at which the text ends
   * @param step the size of a stretch, in bytes
   */
  static List<Long> find(CsvText text, long start, long end, long step) {
    return find(text, start, end, step, BUFFER_BYTES);
  }

  /** Finds the same record starts with buffers of this size, which affects only the speed. */
  static List<Long> find(CsvText text, long start, long end, long step, int bufferBytes) {
    LongStream later =
        LongStream.iterate(start, from -> from < end, from -> from + Math.min(end - from, step))
            .skip(1)
            .mapToObj(
                from -> first(text, from, from + Math.min(end - from, step), end, bufferBytes))
            .flatMapToLong(OptionalLong::stream);
    return LongStream.concat(LongStream.of(start), later).boxed().toList();
  }

  private static OptionalLong first(CsvText text, long from, long to, long end, int bufferBytes) {
    try (RecordStarts stretch = new RecordStarts(text, from, to, to == end, bufferBytes)) {
      return stretch.first();
    }
  }

  private OptionalLong first() {
    Dialect linesOnly = dialect.withQuote(Dialect.NONE);
    OptionalLong line = nextRecord(Hypothesis.record(linesOnly, place()));
    return line.isEmpty() || dialect.quote() == Dialect.NONE ? line : certain(line.getAsLong());
  }

  /** The first certain record start, given that a line starts at {@code line}. */
  private OptionalLong certain(long line) {
    Hypothesis record = Hypothesis.record(dialect, line);
    Hypothesis quoted = Hypothesis.quoted(dialect, line);
    while (place() < quoted.refutedAt()) {
      if (place() >= record.refutedAt() || record.isAs(quoted)) {
        return nextRecord(quoted);
      }
      if (!hasByte()) {
        boolean unclosed = endsText && quoted.isQuoted();
        return unclosed ? OptionalLong.of(line) : OptionalLong.empty();
      }
      boolean mayChange = record.needsEachByte() || quoted.needsEachByte();
      if (mayChange || !skipsTo(Math.min(record.refutedAt(), quoted.refutedAt()))) {
        record.take(before, here(), place());
        quoted.take(before, here(), place());
        next();
      }
    }
    return OptionalLong.of(line);
  }

  /** The start of the next record under this hypothesis; empty if it isn't in the stretch. */
  private OptionalLong nextRecord(Hypothesis hypothesis) {
    while (hasByte()) {
      boolean startsLine = before == '\n' || (before == '\r' && here() != '\n');
      if (startsLine && hypothesis.isOutside()) {
        return OptionalLong.of(place());
      }
      hypothesis.take(before, here(), place());
      next();
    }
    return OptionalLong.empty();
  }

  private boolean hasByte() {
    if (at < window.limit()) {
      return true;
    }
    at = 0;
    return window.slide(window.limit());
  }

  private byte here() {
    return window.bytes()[at];
  }

  private long place() {
    return window.offset(at);
  }

  private void next() {
    before = window.bytes()[at++];
  }

  /** Moves on, at most to the next mark or {@code place}; returns false if a mark is here. */
  private boolean skipsTo(long place) {
    int end = Math.min(window.limit(), at + CALL_BYTES);
    int limit = (int) Math.min(end, place - window.offset(0));
    int mark = indexOfMark(window.bytes(), at, limit);
    if (mark == at) {
      return false;
    }
    before = window.bytes()[mark - 1];
    at = mark;
    return true;
  }

  /** The place of the next quote or comment character, or {@code limit}. */
  private int indexOfMark(byte[] bytes, int from, int limit) {
    int next = from;
    while (next + WORDS <= limit
        && (marks(bytes, next)
                | marks(bytes, next + WORD)
                | marks(bytes, next + 2 * WORD)
                | marks(bytes, next + 3 * WORD))
            == 0) {
      next += WORDS;
    }
    while (next < limit && bytes[next] != (byte) quotes && bytes[next] != (byte) comments) {
      next++;
    }
    return next;
  }

  /** Not 0 if one of eight bytes is a mark (D. E. Knuth, TAOCP 4A, 7.1.3: zero bytes). */
  private long marks(byte[] bytes, int at) {
    long word = ByteWords.at(bytes, at);
    long notQuote = word ^ quotes;
    long notComment = word ^ comments;
    return (((notQuote - ByteWords.ONES) & ~notQuote)
            | ((notComment - ByteWords.ONES) & ~notComment))
        & ByteWords.HIGH_BITS;
  }

  @Override
  public void close() {
    window.close();
  }
}
