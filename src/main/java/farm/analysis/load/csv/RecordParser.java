package farm.analysis.load.csv;

/**
 * Splits UTF-8 text into records and records into fields (RFC 4180). A quote within a field that
 * doesn't begin with one is an ordinary character.
 *
 * <p>A record is in the window as a whole, so that its fields are slices of it. If the window ends
 * within a record, the parser reads more and parses the record again.
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

  /** True if the field parsed last has doubled quotes. */
  private boolean doubled;

  /**
   * Parses the records from {@code offset}, where a record must start, to before {@code end}.
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
    byte[] bytes = window.bytes();
    int limit = window.limit();
    fields.clear();
    int at = recordStart;
    while (true) {
      boolean inQuotes = at < limit && bytes[at] == dialect.quoteByte();
      int start = inQuotes ? at + 1 : at;
      int end = inQuotes ? quotedEnd(bytes, start, limit) : plainEnd(bytes, start, limit);
      if (end == limit && mustParseAnew(start, inQuotes)) {
        return false;
      }
      if (end - start > dialect.maxFieldBytes()) {
        throw tooLong(start);
      }
      fields.add(start, end, inQuotes, inQuotes && doubled);
      at = inQuotes ? end + 1 : end;
      if (at == limit && mustParseAnew(start, false)) {
        return false;
      }
      if (at == limit || bytes[at] != dialect.delimiter()) {
        return endRecord(bytes, at, limit);
      }
      at++;
    }
  }

  private int plainEnd(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && !endsPlainField[bytes[at] & 0xff]) {
      at++;
    }
    return at;
  }

  /** The place of the closing quote; the limit if there is none or it may be half of a pair. */
  private int quotedEnd(byte[] bytes, int from, int limit) {
    byte quote = (byte) dialect.quote();
    doubled = false;
    int at = from;
    while (true) {
      while (at < limit && bytes[at] != quote) {
        at++;
      }
      if (at + 1 >= limit) {
        return at < limit && window.isLast() ? at : limit;
      }
      if (bytes[at + 1] != quote) {
        return at;
      }
      doubled = true;
      at += 2;
    }
  }

  /** Moves past the line end at {@code at}; returns false if the record must be parsed again. */
  private boolean endRecord(byte[] bytes, int at, int limit) {
    int next = at;
    if (at < limit) {
      if (!endsLine(bytes[at])) {
        return failedAfterQuote(bytes, at, limit);
      }
      next++;
      if (bytes[at] == '\r' && next == limit && mustParseAnew(at, false)) {
        return false;
      }
      next += bytes[at] == '\r' && next < limit && bytes[next] == '\n' ? 1 : 0;
    }
    position = next;
    fields.end(bytes, window.offset(0));
    return true;
  }

  /** Throws for text after a closing quote; returns false if more must be read to show it. */
  private boolean failedAfterQuote(byte[] bytes, int at, int limit) {
    int restEnd = plainEnd(bytes, at, limit);
    if (restEnd == limit && restEnd - at < MalformedRecord.SHOWN_BYTES && !window.isLast()) {
      slide();
      return false;
    }
    String rest = MalformedRecord.shown(bytes, at, restEnd);
    throw MalformedRecord.afterQuote(window.offset(at), fields.count(), rest);
  }

  /**
   * Returns true if more text may follow the limit, in the field from {@code start}; then slides.
   */
  private boolean mustParseAnew(int start, boolean inQuotes) {
    if (window.limit() - start > dialect.maxFieldBytes() + 1L) {
      throw tooLong(start);
    }
    boolean isFull = recordStart == 0 && window.isFull();
    if (isFull && fields.count() > (width == 0 ? MOST_FIELDS : width)) {
      throw new MalformedRecord(
          offset(), "the record has %d fields or more; is the file CSV?".formatted(fields.count()));
    }
    if (inQuotes && window.isLast()) {
      throw unclosed(start);
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
  private MalformedRecord unclosed(int start) {
    if (end < Long.MAX_VALUE) {
      try (RecordParser onwards = new RecordParser(text, offset(), Long.MAX_VALUE, width)) {
        onwards.skipAll();
      } catch (MalformedRecord e) {
        return e;
      }
    }
    return new MalformedRecord(window.offset(start), "a quote is opened but not closed");
  }

  private void skipAll() {
    boolean more = next();
    while (more) {
      more = next();
    }
  }

  private MalformedRecord tooLong(int start) {
    return MalformedRecord.tooLong(window.offset(start), fields.count() + 1, dialect);
  }

  @Override
  public void close() {
    window.close();
  }
}
