package farm.analysis.load.csv;

/**
 * Splits UTF-8 text into records and records into fields (RFC 4180). A quote within a field that
 * doesn't begin with one is an ordinary character.
 *
 * <p>The window holds each record as a whole, so that its fields are slices of the window. If the
 * window ends within a record, the parser reads more and parses the record again.
 */
final class RecordParser implements AutoCloseable {

  /** The maximum number of fields of a record whose width isn't known, such as a header. */
  private static final int MOST_FIELDS = 1_000_000;

  private final CsvText text;
  private final Dialect dialect;
  private final long end;
  private final int width;
  private final Window window;
  private final Fields fields;
  private final PlainRecords plain;
  private final boolean[] endsPlainField = new boolean[256];
  private int position;
  private int recordStart;

  /** The place within the record that is being parsed. */
  private int at;

  /** The start of the content of the field that is being parsed. */
  private int fieldStart;

  /** True if the field parsed last has doubled quotes. */
  private boolean doubled;

  private enum State {
    FIELD_START,
    IN_FIELD,
    IN_QUOTES,
    FIELD_END,
    LINE_END,

    /** At text after a closing quote, which is an error. */
    AFTER_QUOTE,
    RECORD_END,

    /** The window ended within the record, and more was read: the record is parsed again. */
    CUT_OFF
  }

  /**
   * Parses the records between {@code offset}, where a record must start, and {@code end},
   * exclusive.
   *
   * @param width the number of fields of a record, or 0 if it isn't known
   */
  RecordParser(CsvText text, long offset, long end, int width) {
    this(text, offset, end, width, Window.BYTES);
  }

  /** Parses with this initial window size, which affects nothing but speed. */
  RecordParser(CsvText text, long offset, long end, int width, int windowBytes) {
    this.text = text;
    this.dialect = text.dialect();
    this.end = end;
    this.width = width;
    this.fields = new Fields(dialect);
    this.plain = new PlainRecords(dialect, width);
    this.window = new Window(text, offset, end, windowBytes);
    endsPlainField['\n'] = true;
    endsPlainField['\r'] = true;
    endsPlainField[dialect.delimiter()] = true;
  }

  /**
   * Moves to the next record, past comments and blank lines. A blank line is a record if records
   * have one field.
   *
   * @return false if there is no record left
   * @throws MalformedRecord if the record isn't well-formed or has more or fewer fields than it
   *     should
   */
  boolean next() {
    recordStart = position;
    while (hasByte()) {
      byte first = window.bytes()[position];
      if (first == dialect.commentByte()) {
        skipLine();
      } else if (width != 1 && endsLine(first)) {
        recordStart = ++position;
      } else {
        boolean parsed = parsed();
        while (!parsed) {
          parsed = parsed();
        }
        if (width != 0 && fields.count() != width) {
          throw MalformedRecord.ragged(fields, width, dialect.header());
        }
        return true;
      }
    }
    return false;
  }

  /**
   * Finds plain records among the next ones. They are valid until another method is called; {@link
   * #skip} moves past them.
   *
   * @param most the maximum number of records to find
   */
  PlainRecords plainRecords(int most) {
    plain.find(window.bytes(), position, window.limit(), most);
    boolean mayBeCutOff = window.limit() - position < DelimiterIndex.MOST_BYTES;
    if (plain.count() == 0 && mayBeCutOff && (position > 0 || window.limit() == 0)) {
      recordStart = position;
      slide();
      plain.find(window.bytes(), position, window.limit(), most);
    }
    return plain;
  }

  /** Moves past this number of plain records. */
  void skip(int records) {
    position = plain.start(records);
    plain.skip(records);
  }

  /** The fields of the record, valid until the next call that moves on. */
  Fields fields() {
    return fields;
  }

  /** The byte offset in the text at which the record starts. */
  long offset() {
    return window.offset(recordStart);
  }

  /** The byte offset in the text at which the next record may start. */
  long nextOffset() {
    return window.offset(position);
  }

  /** Moves to the start of the next line, even if that is within a record. */
  void skipLine() {
    while (hasByte() && !endsLine(window.bytes()[position])) {
      recordStart = ++position;
    }
    boolean carriageReturn = hasByte() && window.bytes()[position] == '\r';
    recordStart = position = Math.min(position + 1, window.limit());
    if (carriageReturn && hasByte() && window.bytes()[position] == '\n') {
      recordStart = ++position;
    }
  }

  /** Returns true if this byte ends a line, alone or followed by a newline. */
  static boolean endsLine(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Returns true if there is a byte at the position, which is between records. */
  private boolean hasByte() {
    return position < window.limit() || slide();
  }

  private boolean slide() {
    int kept = recordStart;
    if (window.isLast()) {
      return false;
    }
    position -= kept;
    recordStart = 0;
    plain.clear();
    return window.slide(kept);
  }

  /** Parses the record at the position. Returns false if the window ended within it and slid. */
  private boolean parsed() {
    fields.clear();
    at = recordStart;
    State state = State.FIELD_START;
    while (state != State.RECORD_END && state != State.CUT_OFF) {
      state =
          switch (state) {
            case FIELD_START -> startField();
            case IN_FIELD -> parsePlain();
            case IN_QUOTES -> parseQuoted();
            case FIELD_END -> endField();
            case LINE_END -> endLine();
            case AFTER_QUOTE -> failAfterQuote();
            case RECORD_END, CUT_OFF -> state;
          };
    }
    return state == State.RECORD_END;
  }

  private State startField() {
    boolean isQuoted = at < window.limit() && window.bytes()[at] == dialect.quoteByte();
    fieldStart = isQuoted ? at + 1 : at;
    return isQuoted ? State.IN_QUOTES : State.IN_FIELD;
  }

  private State parsePlain() {
    at = plainEnd(at);
    if (at == window.limit() && mustParseAnew(false)) {
      return State.CUT_OFF;
    }
    addField(at, false);
    return State.FIELD_END;
  }

  private State parseQuoted() {
    int end = quotedEnd(fieldStart);
    if (end == window.limit() && mustParseAnew(true)) {
      return State.CUT_OFF;
    }
    addField(end, true);
    at = end + 1;
    return State.FIELD_END;
  }

  private void addField(int end, boolean isQuoted) {
    if (end - fieldStart > dialect.maxFieldBytes()) {
      throw tooLong();
    }
    fields.add(fieldStart, end, isQuoted, isQuoted && doubled);
  }

  private State endField() {
    if (at == window.limit()) {
      return mustParseAnew(false) ? State.CUT_OFF : State.LINE_END;
    }
    byte next = window.bytes()[at];
    if (next == dialect.delimiter()) {
      at++;
      return State.FIELD_START;
    }
    return endsLine(next) ? State.LINE_END : State.AFTER_QUOTE;
  }

  /** Moves past the line end. The end of the text is a line end, too. */
  private State endLine() {
    byte[] bytes = window.bytes();
    if (at < window.limit()) {
      boolean carriageReturn = bytes[at] == '\r';
      fieldStart = at;
      at++;
      if (carriageReturn && at == window.limit() && mustParseAnew(false)) {
        return State.CUT_OFF;
      }
      at += carriageReturn && at < window.limit() && bytes[at] == '\n' ? 1 : 0;
    }
    position = at;
    fields.end(bytes, window.offset(0));
    return State.RECORD_END;
  }

  /** Throws for text after a closing quote, once the window holds enough to show it. */
  private State failAfterQuote() {
    int restEnd = plainEnd(at);
    boolean isCutOff = restEnd == window.limit() && restEnd - at < MalformedRecord.SHOWN_BYTES;
    if (isCutOff && !window.isLast()) {
      slide();
      return State.CUT_OFF;
    }
    String rest = MalformedRecord.shown(window.bytes(), at, restEnd);
    throw MalformedRecord.afterQuote(window.offset(at), fields.count(), rest);
  }

  private int plainEnd(int from) {
    byte[] bytes = window.bytes();
    int limit = window.limit();
    int end = from;
    while (end < limit && !endsPlainField[bytes[end] & 0xff]) {
      end++;
    }
    return end;
  }

  /** The place of the closing quote; the limit if there is none or it may be half of a pair. */
  private int quotedEnd(int from) {
    byte[] bytes = window.bytes();
    int limit = window.limit();
    byte quote = (byte) dialect.quote();
    doubled = false;
    int end = from;
    while (true) {
      while (end < limit && bytes[end] != quote) {
        end++;
      }
      if (end + 1 >= limit) {
        return end < limit && window.isLast() ? end : limit;
      }
      if (bytes[end + 1] != quote) {
        return end;
      }
      doubled = true;
      end += 2;
    }
  }

  /**
   * Called for a field from {@link #fieldStart} that reaches the limit: slides the window, and
   * returns true if more text may follow.
   */
  private boolean mustParseAnew(boolean inQuotes) {
    if (window.limit() - fieldStart > dialect.maxFieldBytes() + 1L) {
      throw tooLong();
    }
    boolean isFull = recordStart == 0 && window.isFull();
    if (isFull && fields.count() > (width == 0 ? MOST_FIELDS : width)) {
      throw new MalformedRecord(
          offset(), "the record has %d fields or more; is the file CSV?".formatted(fields.count()));
    }
    if (inQuotes && window.isLast()) {
      throw unclosed();
    }
    boolean anew = !window.isLast();
    slide();
    return anew;
  }

  /**
   * The problem behind a quote that is open at the end of the range. If the text continues, a
   * malformed record further on may have made {@link RecordStarts} cut at a wrong place; then that
   * record is the problem.
   */
  private MalformedRecord unclosed() {
    if (end < Long.MAX_VALUE) {
      try (RecordParser onwards = new RecordParser(text, offset(), Long.MAX_VALUE, width)) {
        onwards.skipAll();
      } catch (MalformedRecord e) {
        return e;
      }
    }
    return new MalformedRecord(window.offset(fieldStart), "a quote is opened but not closed");
  }

  private void skipAll() {
    boolean more = next();
    while (more) {
      more = next();
    }
  }

  private MalformedRecord tooLong() {
    return MalformedRecord.tooLong(window.offset(fieldStart), fields.count() + 1, dialect);
  }

  @Override
  public void close() {
    window.close();
  }
}
