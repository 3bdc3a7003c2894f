package farm.analysis.load.csv;

/**
 * Cuts UTF-8 into records and these into fields, as RFC 4180 has it. A quote within a field that
 * doesn't begin with one is an ordinary character.
 *
 * <p>A record stands in the window as a whole, so that a field is a slice of it: one that the
 * window ends in is parsed anew once there is more.
 */
final class RecordParser implements AutoCloseable {

  /** Of a header, beyond which it is none. */
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

  /** Whether the field parsed last has doubled quotes. */
  private boolean doubled;

  /**
   * A parser of the records from {@code offset}, where one must start, to before {@code end}.
   *
   * @param width how many fields a record has, or 0 if that isn't known
   */
  RecordParser(CsvText text, long offset, long end, int width) {
    this(text, offset, end, width, Window.BYTES);
  }

  /** A parser whose window has this size at first, on which nothing but speed depends. */
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
   * Goes to the next record, over comments and, unless a record has one field, blank lines.
   *
   * @return false if there is none
   * @throws MalformedRecord if it has more or fewer fields than it should, or isn't well-formed
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
   * The plain ones among the next records, good until another method is called; they are gone over
   * by {@link #skip}.
   *
   * @param most how many to look for at most
   */
  PlainRecords plainRecords(int most) {
    plain.find(window.bytes(), position, window.limit(), most);
    boolean mayBeCutOff = window.limit() - position < Marks.MOST_BYTES;
    if (plain.count() == 0 && mayBeCutOff && (position > 0 || window.limit() == 0)) {
      recordStart = position;
      slide();
      plain.find(window.bytes(), position, window.limit(), most);
    }
    return plain;
  }

  /** Goes over so many of the plain records. */
  void skip(int records) {
    position = plain.start(records);
    plain.skip(records);
  }

  /** The fields of the record, good until the next is asked for. */
  Fields fields() {
    return fields;
  }

  /** Where in the text the record starts. */
  long offset() {
    return window.offset(recordStart);
  }

  /** Where in the text the next record may start. */
  long nextOffset() {
    return window.offset(position);
  }

  /** Goes to the start of the next line, be it a record's or not. */
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

  /** Whether a line ends with this byte, or with it and a newline. */
  static boolean endsLine(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Whether there is a byte at the position, which is between records. */
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

  /** Parses the record at the position; false if the window ended in it, which slid. */
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

  /** Steps over the line end at {@code at}; false if the record must be parsed anew. */
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

  /** Fails for what comes after a closing quote; false if it must be read on to be shown. */
  private boolean failedAfterQuote(byte[] bytes, int at, int limit) {
    int restEnd = plainEnd(bytes, at, limit);
    if (restEnd == limit && restEnd - at < MalformedRecord.SHOWN_BYTES && !window.isLast()) {
      slide();
      return false;
    }
    String rest = MalformedRecord.shown(bytes, at, restEnd);
    throw MalformedRecord.afterQuote(window.offset(at), fields.count(), rest);
  }

  /** Whether more may come after the limit, in the field from {@code start}; slides if so. */
  private boolean mustParseAnew(int start, boolean inQuotes) {
    if (window.limit() - start > dialect.maxFieldBytes() + 1L) {
      throw tooLong(start);
    }
    boolean isFull = recordStart == 0 && window.isFull();
    if (isFull && fields.count() > (width == 0 ? MOST_FIELDS : width)) {
      throw new MalformedRecord(
          offset(), "a record of %d fields or more; is it CSV?".formatted(fields.count()));
    }
    if (inQuotes && window.isLast()) {
      throw unclosed(start);
    }
    boolean anew = !window.isLast();
    slide();
    return anew;
  }

  /**
   * What is wrong where a quote is open at the end. If text comes after that, what is wrong there
   * is why the end was taken for a record's ({@link RecordStarts}).
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
