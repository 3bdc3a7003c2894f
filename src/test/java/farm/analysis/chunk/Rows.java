package farm.analysis.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Converts rows of boxed values to chunks and back; null stands for a missing value. */
public final class Rows {

  private Rows() {}

  /** One row, to pass to {@link #chunk}. */
  public static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  /** A chunk of these rows, with the origin "test". */
  public static Chunk chunk(Schema schema, List<?>... rows) {
    return chunk(schema, Arrays.asList(rows));
  }

  /** A chunk of these rows, with the origin "test". */
  public static Chunk chunk(Schema schema, List<? extends List<?>> rows) {
    return chunk(schema, Origin.of("test"), rows);
  }

  /** A chunk of these rows. */
  public static Chunk chunk(Schema schema, Origin origin, List<? extends List<?>> rows) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      int index = c;
      columns.add(
          column(
              schema.field(c).type(), rows.stream().<Object>map(row -> row.get(index)).toArray()));
    }
    return Chunk.of(schema, columns, origin, rows.size());
  }

  /** A column of these values. */
  public static Column column(ColumnType type, @Nullable Object... values) {
    Column.Builder builder = Column.builder(type, values.length);
    for (Object value : values) {
      append(builder, value);
    }
    return builder.build();
  }

  private static void append(Column.Builder builder, @Nullable Object value) {
    if (value == null) {
      builder.appendMissing();
    } else if (builder instanceof LongColumn.Builder longs) {
      longs.append((Long) value);
    } else if (builder instanceof DoubleColumn.Builder doubles) {
      doubles.append((Double) value);
    } else if (builder instanceof BooleanColumn.Builder booleans) {
      booleans.append((Boolean) value);
    } else {
      ((TextColumn.Builder) builder).append((String) value);
    }
  }

  /** The rows of a chunk. */
  public static List<List<@Nullable Object>> of(Chunk chunk) {
    return IntStream.range(0, chunk.rowCount())
        .mapToObj(
            row ->
                IntStream.range(0, chunk.schema().size())
                    .<@Nullable Object>mapToObj(c -> chunk.value(row, c))
                    .toList())
        .toList();
  }

  /** The values of a column. */
  public static List<@Nullable Object> of(Column column) {
    return IntStream.range(0, column.size()).<Object>mapToObj(column::valueAt).toList();
  }
}
