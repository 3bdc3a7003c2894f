package farm.analysis.load.json.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects whose values are plain: as they are written by most programs, without anything to
 * report. Names are mostly expected, as objects have them in the same order.
 */
public final class PlainObject {

  /** Instead of a place: the object isn't plain. */
  public static final int NONE = Skip.NONE;

  private static final int MOST_NAMES = 1000;
  private static final int MOST_NAME_BYTES = 1000;

  private final List<PlainCell> cells = new ArrayList<>();
  private final Map<String, PlainCell> cellOf = new HashMap<>();
  private final Map<String, Name> names = new HashMap<>();

  /** Names of objects of which fields are columns. */
  private final Set<String> nested = new HashSet<>();

  private final boolean ignoresOthers;

  /** Before the first name. */
  private final Name start = new Name("", null);

  private long row;

  /**
   * Reads rows of this schema.
   *
   * @param except a column that isn't read, or null
   * @param flatten whether columns with dotted names may be fields of nested objects
   * @param ignoresOthers whether fields that are no columns are skipped, else they aren't plain
   */
  public PlainObject(
      Schema schema, @Nullable String except, boolean flatten, boolean ignoresOthers) {
    this.ignoresOthers = ignoresOthers;
    for (int c = 0; c < schema.size(); c++) {
      String name = schema.field(c).name();
      if (!name.equals(except)) {
        PlainCell cell = new PlainCell(c, schema.field(c).type());
        cells.add(cell);
        cellOf.put(name, cell);
        for (int dot = name.indexOf('.'); flatten && dot >= 0; dot = name.indexOf('.', dot + 1)) {
          nested.add(name.substring(0, dot));
        }
      }
    }
  }

  /**
   * Reads the object that starts here; gives its end, or {@link #NONE} if it isn't plain. Eight
   * zeros must follow what is to be read, in which an object may be cut off.
   */
  public int read(byte[] bytes, int from) {
    row++;
    int at = from;
    Name name = start;
    byte separator = '{';
    while (bytes[at] == separator) {
      at = Skip.spaces(bytes, at + 1);
      Name before = name;
      Name expected = before.next();
      int value = expected == null ? NONE : expected.value(bytes, at);
      if (expected == null || value == NONE) {
        expected = find(bytes, at);
        if (expected == null) {
          return NONE;
        }
        before.setNext(expected);
        value = expected.value(bytes, at);
      }
      name = expected;
      at = readValue(bytes, Skip.spaces(bytes, value), name.cell());
      if (at == NONE) {
        return NONE;
      }
      at = Skip.spaces(bytes, at);
      separator = ',';
    }
    return bytes[at] == '}' && separator == ',' ? at + 1 : NONE;
  }

  private int readValue(byte[] bytes, int at, @Nullable PlainCell cell) {
    return cell == null ? Skip.value(bytes, at) : cell.read(bytes, at, row);
  }

  /** The name that stands here, or null if it isn't plain. */
  private @Nullable Name find(byte[] bytes, int at) {
    int end = bytes[at] == '"' ? Skip.plainText(bytes, at + 1) : NONE;
    if (end == NONE || bytes[end] != '"' || bytes[end + 1] != ':' || end - at > MOST_NAME_BYTES) {
      return null;
    }
    String text = new String(bytes, at + 1, end - at - 1, UTF_8);
    Name known = names.get(text);
    return known == null ? newName(text) : known;
  }

  private @Nullable Name newName(String text) {
    PlainCell cell = cellOf.get(text);
    boolean isOther = cell == null;
    if (nested.contains(text) || (isOther && (!ignoresOthers || names.size() >= MOST_NAMES))) {
      return null;
    }
    Name name = new Name(text, cell);
    names.put(text, name);
    return name;
  }

  /** Appends a row: what {@link #read} has read, unless it wasn't plain. */
  public void append(ChunkBuilder rows) {
    for (int cell = 0; cell < cells.size(); cell++) {
      cells.get(cell).append(rows, row);
    }
    rows.endRow();
  }
}
