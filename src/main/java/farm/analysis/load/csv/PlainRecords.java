package farm.analysis.load.csv;

/**
 * Finds records without quotes, many at a time, by their {@link Marks} alone: all that follow one
 * another with line ends of one kind. Any other record, and any that may have something wrong, is
 * left to {@link RecordParser}.
 */
final class PlainRecords {

  private final Marks marks;
  private final int[] places;
  private final int[] others;
  private final int width;
  private final int comment;
  private final int mostBytes;

  private byte[] bytes = {};

  /** The mark before the next record, and which of those that aren't delimiters comes after it. */
  private int next;

  private int nextOther;

  private int count;
  private int stride;
  private int longest;

  /** Finds records of {@code width} fields; if that is 0, none. */
  PlainRecords(Dialect dialect, int width) {
    this.marks = new Marks(dialect);
    this.places = marks.places();
    this.others = marks.others();
    this.width = width;
    this.comment = dialect.comment() == Dialect.NONE ? -1 : dialect.comment();
    this.mostBytes = dialect.maxFieldBytes();
  }

  /** Forgets the bytes, which are about to change. */
  void clear() {
    marks.clear();
    next = 0;
    nextOther = 0;
    count = 0;
  }

  /**
   * Finds the records from {@code start} on.
   *
   * @param limit where the bytes end
   * @param most how many records to look for at most
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
      count(limit, most);
    }
    boolean isCutOff = nextOther + 1 >= marks.otherCount() && next > 0;
    if (!isMarked || (count == 0 && isCutOff)) {
      marks.find(bytes, start, Math.min(limit, start + Marks.MOST_BYTES));
      next = 0;
      nextOther = 0;
      count(limit, most);
    }
  }

  private void count(int limit, int most) {
    longest = 0;
    stride = width;
    int mark = next;
    int other = nextOther;
    while (count < most && other < marks.otherCount() && others[other] == mark + width) {
      int start = places[mark] + 1;
      int end = places[mark + width];
      boolean two = bytes[end] == '\r' && end + 1 < limit && bytes[end + 1] == '\n';
      if (count == 0 && two) {
        stride = width + 1;
      }
      if (!isPlain(start, end, limit)
          || two != (stride > width)
          || (two && other + 1 == marks.otherCount())) {
        return;
      }
      longest = Math.max(longest, end - start);
      mark += stride;
      other += two ? 2 : 1;
      count++;
    }
  }

  private boolean isPlain(int start, int end, int limit) {
    boolean endsLine = bytes[end] == '\n' || (bytes[end] == '\r' && end + 1 < limit);
    return endsLine && end - start <= mostBytes && bytes[start] != comment;
  }

  /** Goes over the first {@code number} of the records that were found. */
  void skip(int number) {
    next += number * stride;
    nextOther += number * (stride > width ? 2 : 1);
    count -= number;
  }

  /** How many records were found. */
  int count() {
    return count;
  }

  /** The most bytes that one of them has. */
  int longest() {
    return longest;
  }

  /** Where the record at this place among those found starts; that after the last too. */
  int start(int record) {
    return places[next + record * stride] + 1;
  }

  /** What holds them. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the marks are; a field is between two. */
  int[] places() {
    return places;
  }

  /** Which mark is before this field of the first record. */
  int mark(int field) {
    return next + field;
  }

  /** How many marks there are from one record to the next. */
  int stride() {
    return stride;
  }
}
