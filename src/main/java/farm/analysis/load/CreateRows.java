package farm.analysis.load;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows that a program gives: {@code CreateRows.of(List.of(Map.of("species", "wolf", "legs",
 * 4L)))}. For small tables and tests: one task reads all rows, in order.
 *
 * <p>The type of a column is that of its values: long, double, boolean or text. A column of longs
 * and doubles is double, and one without values is text.
 */
public final class CreateRows extends DataLoader {

  private final ArrayList<Map<String, @Nullable Object>> rows;
  private final Schema all;

  private CreateRows(List<Map<String, @Nullable Object>> rows, Schema all, ReadOptions options) {
    super(options);
    this.rows = new ArrayList<>(rows);
    this.all = all;
  }

  /**
   * Loads these rows.
   *
   * @param rows for each row its values by column: {@code Long}, {@code Double}, {@code Boolean} or
   *     {@code String}; a column that a row leaves out, or whose value is null, is missing there
   * @throws IllegalArgumentException if a column has values of different types, or there are no
   *     columns
   */
  public static CreateRows of(List<? extends Map<String, ? extends @Nullable Object>> rows) {
    List<Map<String, @Nullable Object>> copies = new ArrayList<>();
    rows.forEach(row -> copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(row))));
    return new CreateRows(copies, columns(copies), ReadOptions.DEFAULT);
  }

  /** All columns, in the order of their first appearance. */
  private static Schema columns(List<Map<String, @Nullable Object>> rows) {
    Map<String, @Nullable ColumnType> types = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      for (Map.Entry<String, @Nullable Object> value : rows.get(row).entrySet()) {
        ColumnType before = types.putIfAbsent(value.getKey(), null);
        if (value.getValue() != null) {
          types.put(value.getKey(), widened(before, value.getKey(), value.getValue(), row + 1));
        }
      }
    }
    if (types.isEmpty()) {
      throw new IllegalArgumentException("'elements' should have at least one column, has none");
    }
    List<Schema.Field> fields = new ArrayList<>();
    types.forEach(
        (name, type) -> fields.add(new Schema.Field(name, type == null ? ColumnType.TEXT : type)));
    return Schema.of(fields);
  }

  private static ColumnType widened(
      @Nullable ColumnType before, String column, Object value, int row) {
    ColumnType type = typeOf(value);
    if (before == null || before == type) {
      return type;
    }
    if (before.isNumeric() && type.isNumeric()) {
      return ColumnType.DOUBLE;
    }
    throw new IllegalArgumentException(
        ("column '%s' of 'elements' is %s in rows before row %d, but has '%s' there; all its values"
                + " should be of one type")
            .formatted(column, before.word(), row, value));
  }

  private static ColumnType typeOf(Object value) {
    if (value instanceof Long) {
      return ColumnType.LONG;
    }
    if (value instanceof Double) {
      return ColumnType.DOUBLE;
    }
    return value instanceof Boolean ? ColumnType.BOOLEAN : ColumnType.TEXT;
  }

  @Override
  protected Inputs open(ReadOptions options) {
    if (!options.schema().isEmpty()) {
      throw new RequestException(
          "the types of created columns are those of their values; cast them in another step");
    }
    Set<String> named = options.namedColumns();
    List<String> names = named.isEmpty() ? all.names() : List.copyOf(named);
    List<Schema.Field> fields = new ArrayList<>();
    for (int index : all.indexesOf(names)) {
      fields.add(all.field(index));
    }
    Schema schema = Schema.of(fields);
    return new Inputs(schema, List.of(new CreatedSource(schema, rows)), List.of());
  }

  @Override
  protected CreateRows withOptions(ReadOptions options) {
    return new CreateRows(rows, all, options);
  }
}
