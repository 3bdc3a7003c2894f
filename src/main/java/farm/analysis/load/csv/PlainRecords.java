package farm.analysis.load.csv;

import java.util.stream.IntStream;

/**
 * Finds runs of plain records by their {@link DelimiterIndex} alone. The records of a run have the
 * same kind of line end and quotes around the same fields. Their fields contain no marks. All other
 * records, and any that may be malformed, are left to {@link RecordParser}.
 */
final class PlainRecords {

  private final DelimiterIndex marks;
  private final int[] places;
  private final int[] others;
  private final int width;
  private final int quote;
  private final int comment;
  private final int mostBytes;

  private byte[] bytes = {};

  /**
   * The index of the mark before the next record. {@link #nextOther} is the index of the first mark
   * after it that isn't a delimiter, in {@link DelimiterIndex#others}.
   */
  private int next;

  private int nextOther;

  /**
   * For each field: the number of marks from the mark before the record to the mark before the
   * field's content.
   */
  private final int[] fieldMarks;

  /** The entries of {@link #fieldMarks} that are quotes; the first {@link #quoted} are valid. */
  private final int[] openingQuotes;

  private int quoted;

  private int count;
  private int stride;
  private int longest;

  /** Finds records of {@code width} fields; finds none if that is 0. */
  PlainRecords(Dialect dialect, int width) {
    this.marks = new DelimiterIndex(dialect);
    this.places = marks.places();
    this.others = marks.others();
    this.width = width;
    this.quote = dialect.quoteByte();
    this.comment = dialect.commentByte();
    this.fieldMarks = IntStream.range(0, width).toArray();
    this.openingQuotes = new int[width];
    this.mostBytes = dialect.maxFieldBytes();
  }

  /** Forgets all marks, because the bytes are about to change. */
  void clear() {
    marks.clear();
    next = 0;
    nextOther = 0;
    count = 0;
  }

  /**
   * Finds the records from {@code start} on.
   *
   * @param limit the end of the bytes
   * @param most the maximum number of records to find
   */
  void find(byte[] buffer, int start, int limit, int most) {
    bytes = buffer;
    count = 0;
    if (width == 0) {
      return;
    }
    while (next < marks.count() && places[next] < start - 1) {
      next++;
    }
    while (nextOther < marks.otherCount() && others[nextOther] <= next) {
      nextOther++;
    }
    boolean isMarked = next < marks.count() && places[next] == start - 1;
    if (isMarked) {
      count(most);
    }
    boolean isCutOff = nextOther + 2 * width + 1 >= marks.otherCount() && next > 0;
    if (!isMarked || (count == 0 && isCutOff)) {
      int end = Math.min(limit, start + DelimiterIndex.MOST_BYTES);
      boolean mayBeHalf = end > start && bytes[end - 1] == '\r';
      marks.find(bytes, start, mayBeHalf ? end - 1 : end);
      next = 0;
      nextOther = 0;
      count(most);
    }
  }

  /**
   * Counts the records between the marks. The bytes searched for marks don't end between CR and LF.
   */
  private void count(int most) {
    longest = 0;
    int mark = next;
    int other = nextOther;
    while (count < most
        && other < marks.otherCount()
        && (isShaped(mark, other) || (count == 0 && findShape(mark, other)))) {
      int start = places[mark] + 1;
      int lineEnd = other + 2 * quoted;
      int end = places[others[lineEnd]];
      boolean two = bytes[end] == '\r' && bytes[end + 1] == '\n';
      int marksOfRecord = width + 2 * quoted + (two ? 1 : 0);
      if (!isPlain(start, end) || (count > 0 && marksOfRecord != stride)) {
        return;
      }
      stride = marksOfRecord;
      longest = Math.max(longest, end - start);
      mark += stride;
      other = lineEnd + (two ? 2 : 1);
      count++;
    }
  }

  /** Adopts the shape of the record after a mark; returns false if the record isn't plain. */
  private boolean findShape(int first, int other) {
    quoted = 0;
    int mark = first;
    for (int field = 0; field < width; field++) {
      boolean isQuoted =
          mark + 1 < marks.count()
              && bytes[places[mark + 1]] == quote
              && places[mark + 1] == places[mark] + 1;
      if (isQuoted) {
        openingQuotes[quoted++] = mark + 1 - first;
      }
      fieldMarks[field] = isQuoted ? mark + 1 - first : mark - first;
      mark += isQuoted ? 3 : 1;
    }
    return isShaped(first, other);
  }

  /**
   * Returns true if the record after a mark has the current shape: delimiters, quotes, line end.
   */
  private boolean isShaped(int mark, int other) {
    int lineEnd = other + 2 * quoted;
    if (lineEnd >= marks.otherCount()
        || others[lineEnd] != mark + width + 2 * quoted
        || !RecordParser.endsLine(bytes[places[others[lineEnd]]])) {
      return false;
    }
    for (int i = 0; i < quoted; i++) {
      int opening = mark + openingQuotes[i];
      if (others[other + 2 * i] != opening
          || others[other + 2 * i + 1] != opening + 1
          || !isQuoted(opening)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns true if a field between two quotes isn't empty and the quotes adjoin the next marks.
   */
  private boolean isQuoted(int opening) {
    int start = places[opening];
    int end = places[opening + 1];
    return bytes[start] == quote
        && bytes[end] == quote
        && places[opening - 1] == start - 1
        && places[opening + 2] == end + 1
        && end > start + 1;
  }

  private boolean isPlain(int start, int end) {
    return end - start <= mostBytes && bytes[start] != comment;
  }

  /** Skips the first {@code number} of the records that were found. */
  void skip(int number) {
    next += number * stride;
    nextOther += number * (stride - width + 1);
    count -= number;
  }

  /** The number of records that were found. */
  int count() {
    return count;
  }

  /** The size of the longest record found, in bytes, without its line end. */
  int longest() {
    return longest;
  }

  /** The start of the record at this index; the index after the last record gives its end. */
  int start(int record) {
    return places[next + record * stride] + 1;
  }

  /** The bytes that contain the records. */
  byte[] bytes() {
    return bytes;
  }

  /** The places of the marks; a field's content is between two of them. */
  int[] places() {
    return places;
  }

  /** The index of the mark before this field of the first record. */
  int mark(int field) {
    return next + fieldMarks[field];
  }

  /** The number of marks from one record to the next. */
  int stride() {
    return stride;
  }
}
