package farm.analysis.load;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows that a program gives: {@code CreateRows.of(List.of(Map.of("species", "wolf", "legs",
 * 4L)))}. For small tables and tests: one task reads all rows, in order.
 *
 * <p>The type of a column is that of its values: long, double, boolean or text. A column of longs
 * and doubles is double, and one without values is text. {@link #withSchema} gives other types to
 * columns without values, and to columns of longs the type double; its other columns are added.
 */
public final class CreateRows extends DataLoader {

  private final ArrayList<Map<String, @Nullable Object>> rows;

  private CreateRows(List<Map<String, @Nullable Object>> rows, ReadOptions options) {
    super(options);
    this.rows = new ArrayList<>(rows);
  }

  /**
   * Loads these rows. Asked for its columns, the loader throws an {@code IllegalArgumentException}
   * if there are none, or a column has values of different types.
   *
   * @param rows for each row its values by column: {@code Long}, {@code Double}, {@code Boolean} or
   *     {@code String}; a column that a row leaves out, or whose value is null, is missing there
   */
  public static CreateRows of(List<? extends Map<String, ? extends @Nullable Object>> rows) {
    List<Map<String, @Nullable Object>> copies = new ArrayList<>();
    rows.forEach(row -> copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(row))));
    return new CreateRows(copies, ReadOptions.DEFAULT);
  }

  /** All columns, in the order of their first appearance, then others that have a given type. */
  private Schema columns(Map<String, ColumnType> given) {
    Map<String, @Nullable ColumnType> types = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      for (Map.Entry<String, @Nullable Object> value : rows.get(row).entrySet()) {
        ColumnType before = types.putIfAbsent(value.getKey(), null);
        if (value.getValue() != null) {
          types.put(value.getKey(), widened(before, value.getKey(), value.getValue(), row + 1));
        }
      }
    }
    given.forEach(
        (name, type) -> types.merge(name, type, (found, wanted) -> fitting(name, found, wanted)));
    if (types.isEmpty()) {
      throw new IllegalArgumentException(
          "'elements' should have at least one column, has none; without rows, name the columns in"
              + " 'schema'");
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

  private static ColumnType fitting(String column, ColumnType found, ColumnType wanted) {
    if (found != wanted && !(found == ColumnType.LONG && wanted == ColumnType.DOUBLE)) {
      throw new IllegalArgumentException(
          "column '%s' of 'elements' is %s, but %s in 'schema'"
              .formatted(column, found.word(), wanted.word()));
    }
    return wanted;
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
    Schema all = columns(options.schema());
    Set<String> names = options.columnsOf(new LinkedHashSet<>(all.names()));
    List<Schema.Field> fields = new ArrayList<>();
    for (int index : all.indexesOf(List.copyOf(names))) {
      fields.add(all.field(index));
    }
    Schema schema = Schema.of(fields);
    return new Inputs(schema, List.of(new CreatedSource(schema, rows)), List.of());
  }

  @Override
  protected CreateRows withOptions(ReadOptions options) {
    return new CreateRows(rows, options);
  }
}
