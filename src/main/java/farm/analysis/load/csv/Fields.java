package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The fields of one record, as slices of the parsed bytes. Valid until the next record is parsed.
 */
final class Fields {

  private final byte quote;
  private final MissingWords missing;
  private byte[] bytes = {};
  private long bytesOffset;
  private int count;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private boolean[] quoted = new boolean[16];

  Fields(Dialect dialect) {
    quote = (byte) dialect.quote();
    missing = new MissingWords(dialect);
  }

  /** Removes all fields. */
  void clear() {
    count = 0;
  }

  /**
   * Adds a field without its quotes. {@link #end} makes its doubled quotes single, if it has any.
   */
  void add(int start, int end, boolean inQuotes, boolean doubled) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      quoted = Arrays.copyOf(quoted, 2 * count);
    }
    starts[count] = start;
    ends[count] = doubled ? ~end : end;
    quoted[count++] = inQuotes;
  }

  /** Ends the record. Its fields are in this buffer, which begins at {@code offset} of the text. */
  void end(byte[] buffer, long offset) {
    bytes = buffer;
    bytesOffset = offset;
    for (int field = 0; field < count; field++) {
      if (ends[field] < 0) {
        ends[field] = withSingleQuotes(starts[field], ~ends[field]);
      }
    }
  }

  /** Makes doubled quotes of a field single, in place; returns its new end. */
  private int withSingleQuotes(int start, int end) {
    int to = start;
    for (int from = start; from < end; from++) {
      bytes[to++] = bytes[from];
      from += bytes[from] == quote ? 1 : 0;
    }
    return to;
  }

  /** The number of fields. */
  int count() {
    return count;
  }

  /** The bytes that contain the fields. */
  byte[] bytes() {
    return bytes;
  }

  /** The start of a field in {@link #bytes}. */
  int start(int field) {
    return starts[field];
  }

  /** The end of a field in {@link #bytes}, exclusive. */
  int end(int field) {
    return ends[field];
  }

  /** The byte offset in the text at which a field starts. */
  long offset(int field) {
    return bytesOffset + start(field);
  }

  /** Returns true if a field is empty without quotes, or is a word for a missing value. */
  boolean isMissing(int field) {
    boolean isEmpty = starts[field] == ends[field] && !quoted[field];
    return isEmpty || missing.contain(bytes, starts[field], ends[field]);
  }

  /** Returns true if a field without quotes around it contains a quote. */
  boolean hasStrayQuote(int field) {
    int at = start(field);
    int end = quoted[field] ? at : end(field);
    while (at < end && bytes[at] != quote) {
      at++;
    }
    return at < end;
  }

  /** Returns true if any field without quotes around it contains a quote. */
  boolean hasStrayQuote() {
    for (int field = 0; field < count; field++) {
      if (hasStrayQuote(field)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text of a field.
   *
   * @throws MalformedRecord if it isn't UTF-8
   */
  String text(int field, String column) {
    String text = new String(bytes, start(field), end(field) - start(field), UTF_8);
    boolean replaced = text.indexOf('\ufffd') >= 0;
    if (replaced && !Arrays.equals(text.getBytes(UTF_8), slice(field))) {
      throw MalformedRecord.notUtf8(this, field, column);
    }
    return text;
  }

  /** The text of a field for a message, cut if it is long. */
  String shown(int field) {
    return MalformedRecord.shown(bytes, start(field), end(field));
  }

  private byte[] slice(int field) {
    return Arrays.copyOfRange(bytes, start(field), end(field));
  }
}
