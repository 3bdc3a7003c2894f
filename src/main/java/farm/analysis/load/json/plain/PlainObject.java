package farm.analysis.load.json.plain;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads objects whose values are plain: written as most programs do, with nothing to report. */
public final class PlainObject {

  /** Returned instead of a place if the object isn't plain. */
  public static final int NONE = Skip.NONE;

  /**
   * The number of zero bytes that must follow the bytes to read, which may end within an object.
   */
  public static final int ZEROS = Gap.LEAST_BYTES;

  private final PlainCell[] cells;
  private final Gaps gaps;

  /** Precedes the first gap. */
  private final Gap start = new Gap(new byte[0], 0, 0, null);

  private byte[] bytes = {};
  private long row;

  /**
   * Creates a reader for rows of this schema.
   *
   * @param except a column that isn't read, or null
   * @param flatten true if columns with dotted names may be fields of nested objects
   * @param ignoresOthers true if fields that aren't columns are skipped, false if they aren't plain
   */
  public PlainObject(
      Schema schema, @Nullable String except, boolean flatten, boolean ignoresOthers) {
    Map<String, PlainCell> byName = new LinkedHashMap<>();
    for (int c = 0; c < schema.size(); c++) {
      String name = schema.field(c).name();
      if (!name.equals(except)) {
        byName.put(name, new PlainCell(c, schema.field(c).type(), flatten));
      }
    }
    cells = byName.values().toArray(PlainCell[]::new);
    gaps = new Gaps(byName, flatten, ignoresOthers);
  }

  /** Reads the object at this place; returns its end, or {@link #NONE} if it isn't plain. */
  public int read(byte[] bytes, int from) {
    this.bytes = bytes;
    row++;
    int at = from;
    Gap gap = start;
    while (true) {
      Gap next = gap.next();
      int value = next == null ? NONE : next.end(bytes, at);
      if (next == null || value == NONE) {
        int separator = Skip.spaces(bytes, at);
        if (bytes[separator] == '}' && gap != start) {
          return separator + 1;
        }
        next =
            bytes[separator] == (gap == start ? '{' : ',') ? gaps.find(bytes, at, separator) : null;
        if (next == null) {
          return NONE;
        }
        gap.setNext(next);
        value = next.end(bytes, at);
      }
      gap = next;
      PlainCell cell = gap.cell();
      at = cell == null ? Skip.value(bytes, value) : cell.read(bytes, value, row);
      if (at == NONE) {
        return NONE;
      }
    }
  }

  /** Appends the row that {@link #read} has just read. The bytes must not have changed since. */
  public void append(ChunkBuilder rows) {
    for (PlainCell cell : cells) {
      cell.append(rows, row, bytes);
    }
    rows.endRow();
  }
}
