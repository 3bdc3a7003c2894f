package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import farm.analysis.load.json.SampledType.Kind;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns objects into rows of chunks, with fields matched to columns by name. */
final class RowParser {

  private final JsonSource source;
  private final ObjectCursor place;
  private final boolean flatten;
  private final Map<String, Cell> cells = new HashMap<>();

  /** The names of the objects that contain columns, with a dot at the end. */
  private final Set<String> prefixes = new HashSet<>();

  private final Name root = new Name("", null);
  private long row;
  private long duplicateKeys;

  /**
   * A name in an object. It may belong to a column, to an object that contains columns, to both or
   * to neither.
   *
   * <p>Parents keep only names of columns and their objects, so memory doesn't grow with other
   * names.
   */
  private static final class Name {

    private final String path;
    private final @Nullable Cell cell;
    private final Map<String, Name> children = new HashMap<>();
    private long lastRow;

    Name(String path, @Nullable Cell cell) {
      this.path = path;
      this.cell = cell;
    }
  }

  RowParser(JsonSource source, ObjectCursor place) {
    this.source = source;
    this.place = place;
    this.flatten = source.layout().flatten();
    List<Schema.Field> fields = source.schema().fields();
    for (int c = 0; c < fields.size(); c++) {
      String name = fields.get(c).name();
      if (!name.equals(source.layout().pathColumn())) {
        cells.put(name, new Cell(c, fields.get(c), source.found().get(name)));
        for (int dot = name.indexOf('.'); flatten && dot >= 0; dot = name.indexOf('.', dot + 1)) {
          prefixes.add(name.substring(0, dot + 1));
        }
      }
    }
  }

  /**
   * The number of times that the name of a column, or of an object that contains columns, was
   * repeated within an object.
   */
  long duplicateKeys() {
    return duplicateKeys;
  }

  /**
   * Appends the parser's current object as a row, and moves to the object's end.
   *
   * @throws DataException if a value doesn't fit its column, or a field has no column
   */
  void read(JsonParser parser, ChunkBuilder rows) throws IOException {
    row++;
    readObject(parser, root);
    for (Cell cell : cells.values()) {
      cell.endRow(rows);
    }
    rows.endRow();
  }

  private void readObject(JsonParser parser, Name parent) throws IOException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      Name name = nameOf(key, parent);
      if (name != null) {
        forgetIfRepeated(name);
        readValue(parser, token, name);
      } else if (source.ignoresOthers()) {
        parser.skipChildren();
      } else {
        readValue(parser, token, new Name(pathOf(key, parent), null));
      }
    }
  }

  private void readValue(JsonParser parser, JsonToken token, Name name) throws IOException {
    Cell cell = name.cell;
    boolean whole = cell != null && cell.takesObjects();
    if (flatten && token == JsonToken.START_OBJECT && !whole) {
      readObject(parser, name);
    } else if (cell != null) {
      if (!cell.read(parser)) {
        cell.refuse(parser, place.place());
      }
    } else if (token != JsonToken.VALUE_NULL && !source.ignoresOthers()) {
      throw unknown(name.path, parser);
    } else {
      parser.skipChildren();
    }
  }

  private @Nullable Name nameOf(String key, Name parent) {
    Name known = parent.children.get(key);
    if (known == null) {
      String path = pathOf(key, parent);
      Cell cell = cells.get(path);
      if (cell != null || (flatten && prefixes.contains(path + "."))) {
        known = new Name(path, cell);
        parent.children.put(key, known);
      }
    }
    return known;
  }

  private static String pathOf(String key, Name parent) {
    return parent.path.isEmpty() ? key : parent.path + "." + key;
  }

  /**
   * Forgets the earlier value of a repeated name; the last value counts, even if it is an object.
   */
  private void forgetIfRepeated(Name name) {
    if (name.lastRow == row) {
      duplicateKeys++;
      forget(name);
    }
    name.lastRow = row;
  }

  private static void forget(Name name) {
    if (name.cell != null) {
      name.cell.forget();
    }
    name.children.values().forEach(RowParser::forget);
  }

  private DataException unknown(String column, JsonParser parser) throws IOException {
    String type = SampledType.of(Set.of(Kind.of(parser))).type().word();
    return new DataException(
        ("%s: field '%s' first appears here, after the sampled rows; give its type"
                + " with schema: {%s: %s}, or name the columns to read with columns: […]")
            .formatted(place.place(), column, column, type));
  }
}
