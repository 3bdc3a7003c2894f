package farm.analysis.load.csv;

/**
 * Finds the fields of records without quotes by their {@link Marks} alone. Any other record, and
 * any that may have something wrong, is left to {@link RecordParser}.
 */
final class PlainRecords {

  /** What {@link #end} gives for a record of another kind. */
  static final int NONE = -1;

  private final Marks marks;
  private final int[] places;
  private final int width;
  private final byte delimiter;
  private final int comment;
  private final int mostBytes;

  /** The mark before the record found last, and the one before the next. */
  private int before;

  private int next;

  /** Finds records of {@code width} fields; if that is 0, none. */
  PlainRecords(Dialect dialect, int width) {
    this.marks = new Marks(dialect);
    this.places = marks.places();
    this.width = width;
    this.delimiter = (byte) dialect.delimiter();
    this.comment = dialect.comment() == Dialect.NONE ? NONE : dialect.comment();
    this.mostBytes = dialect.maxFieldBytes();
  }

  /** Forgets the bytes, which are about to change. */
  void clear() {
    marks.clear();
    next = 0;
  }

  /** Where the record from {@code start} ends with its line end, or {@link #NONE}. */
  int end(byte[] bytes, int start, int limit) {
    if (!isMarked(start, limit, bytes)) {
      return NONE;
    }
    int last = next + width;
    for (int mark = next + 1; mark < last; mark++) {
      if (bytes[places[mark]] != delimiter) {
        return NONE;
      }
    }
    int lineEnd = places[last];
    byte ending = bytes[lineEnd];
    boolean isPlain = ending == '\n' || ending == '\r';
    if (!isPlain || lineEnd - start > mostBytes || bytes[start] == comment) {
      return NONE;
    }
    boolean two = ending == '\r' && bytes[lineEnd + 1] == '\n';
    before = next;
    next = two ? last + 1 : last;
    return two ? lineEnd + 2 : lineEnd + 1;
  }

  /** Whether there are marks enough for a record from {@code start} and one more after it. */
  private boolean isMarked(int start, int limit, byte[] bytes) {
    while (next < marks.count() && places[next] < start - 1) {
      next++;
    }
    if (next + width + 1 < marks.count() && places[next] == start - 1) {
      return width > 0;
    }
    boolean tried = marks.count() > 0 && places[0] == start - 1;
    if (tried || width == 0) {
      return false;
    }
    marks.find(bytes, start, Math.min(limit, start + Marks.MOST_BYTES));
    next = 0;
    return width + 1 < marks.count();
  }

  /** Marks of the record found last: its field {@code f} is between those at {@code first + f}. */
  int first() {
    return before;
  }

  /** Where the marks are. */
  int[] places() {
    return places;
  }
}
