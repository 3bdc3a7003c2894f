package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The fields of one record as slices of the bytes it was parsed from, until the next is parsed. */
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

  /** Forgets all fields. */
  void clear() {
    count = 0;
  }

  /** Adds a field, without its quotes; if it has doubled ones they are made single at the end. */
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

  /** Ends the record, whose fields stand in this buffer, itself at {@code offset} of the text. */
  void end(byte[] buffer, long offset) {
    bytes = buffer;
    bytesOffset = offset;
    for (int field = 0; field < count; field++) {
      if (ends[field] < 0) {
        ends[field] = withSingleQuotes(starts[field], ~ends[field]);
      }
    }
  }

  /** Drops one of each two quotes of a field, where it stands, and gives its new end. */
  private int withSingleQuotes(int start, int end) {
    int to = start;
    for (int from = start; from < end; from++) {
      bytes[to++] = bytes[from];
      from += bytes[from] == quote ? 1 : 0;
    }
    return to;
  }

  /** How many fields there are. */
  int count() {
    return count;
  }

  /** What holds the fields. */
  byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} a field starts. */
  int start(int field) {
    return starts[field];
  }

  /** Where in {@link #bytes} a field ends. */
  int end(int field) {
    return ends[field];
  }

  /** Where in the text a field starts. */
  long offset(int field) {
    return bytesOffset + start(field);
  }

  /** Whether a field is empty without quotes, or one of the words for no value. */
  boolean isMissing(int field) {
    boolean isEmpty = starts[field] == ends[field] && !quoted[field];
    return isEmpty || missing.contain(bytes, starts[field], ends[field]);
  }

  /** Whether a quote is in a field that has none around it. */
  boolean hasStrayQuote(int field) {
    int at = start(field);
    int end = quoted[field] ? at : end(field);
    while (at < end && bytes[at] != quote) {
      at++;
    }
    return at < end;
  }

  /** Whether a quote is in any field that has none around it. */
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

  /** The field for a message, cut if long. */
  String shown(int field) {
    return MalformedRecord.shown(bytes, start(field), end(field));
  }

  private byte[] slice(int field) {
    return Arrays.copyOfRange(bytes, start(field), end(field));
  }
}
