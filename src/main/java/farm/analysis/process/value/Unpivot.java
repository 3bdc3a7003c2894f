package farm.analysis.process.value;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.RequestException;
import farm.analysis.process.CountReceiver;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a row of each value in some columns: {@code Unpivot.columns(List.of("births",
 * "deaths")).into("event", "count")}. The other columns are repeated, before a text column with the
 * name of the value's column and a column with the value.
 *
 * <p>The values have one type: longs beside doubles become doubles, JSON beside text becomes text.
 * {@code Unpivot.numbers(List.of("db_path"))} takes the columns from the input instead: all of
 * numbers or truth values, as 0 and 1, but those named, which alone are repeated.
 */
public final class Unpivot implements DataProcessor {

  private final List<String> columns;
  private final boolean areRepeated;
  private final String name;
  private final String value;
  private final boolean keepsMissing;

  private Unpivot(
      List<String> columns, boolean areRepeated, String name, String value, boolean keepsMissing) {
    this.columns = List.copyOf(columns);
    this.areRepeated = areRepeated;
    this.name = name;
    this.value = value;
    this.keepsMissing = keepsMissing;
  }

  /**
   * Makes rows of the values in these columns, which become the columns {@code name} and {@code
   * value}. A missing value makes a row too.
   */
  public static Unpivot columns(List<String> columns) {
    return new Unpivot(columns, false, "name", "value", true);
  }

  /**
   * Makes rows of the values in all columns of numbers and truth values but the {@code repeated}
   * ones. Other columns are left out.
   */
  public static Unpivot numbers(List<String> repeated) {
    return new Unpivot(repeated, true, "name", "value", true);
  }

  /** Returns a copy with these names of the two new columns. */
  public Unpivot into(String nameColumn, String valueColumn) {
    return new Unpivot(columns, areRepeated, nameColumn, valueColumn, keepsMissing);
  }

  /** Returns a copy that makes no rows of missing values. */
  public Unpivot withoutMissing() {
    return new Unpivot(columns, areRepeated, name, value, false);
  }

  /**
   * The new rows, in the order of the input rows, then of the columns.
   *
   * @throws RequestException if a column is unknown, the values have no common type, two columns
   *     would have the same name, or the rows take too much memory
   */
  @Override
  public Chunk process(Chunk chunk) {
    return process(chunk, (counted, count) -> {});
  }

  /** Does the same as {@link #process(Chunk)}. A value left out counts as a dropped row. */
  @Override
  public Chunk process(Chunk chunk, CountReceiver counts) {
    Schema schema = chunk.schema();
    List<String> others = areRepeated ? columns : without(columns, schema.names());
    checkNames(others);
    schema.indexesOf(columns); // all are known
    List<String> unpivoted = areRepeated ? numbers(schema) : columns;
    int[] indexes = schema.indexesOf(unpivoted);
    ColumnType type = areRepeated ? numberType(schema, indexes) : type(schema, indexes);
    Chunk kept = chunk.project(others);
    long bytes = (MadeRows.bytesOfRow(kept) + 12) * chunk.rowCount() * indexes.length;
    if (bytes > MadeRows.MOST_BYTES && chunk.rowCount() > 1) {
      throw MadeRows.tooMany(chunk, unpivoted.get(0), chunk.rowCount());
    }
    Cells cells = new Cells(chunk, indexes, type);
    Chunk made = kept.select(cells.rows);
    counts.add(Process.DROPPED, (long) chunk.rowCount() * indexes.length - cells.rows.length);
    return made.with(new Schema.Field(name, ColumnType.TEXT), cells.names.build())
        .with(new Schema.Field(value, type), cells.values.build());
  }

  private static List<String> without(List<String> some, List<String> names) {
    List<String> others = new ArrayList<>(names);
    others.removeAll(some);
    return others;
  }

  /** The columns of numbers and truth values that aren't repeated. */
  private List<String> numbers(Schema schema) {
    List<String> numbers =
        schema.fields().stream()
            .filter(field -> !field.type().isTextual())
            .map(Schema.Field::name)
            .filter(column -> !columns.contains(column))
            .toList();
    if (numbers.isEmpty()) {
      throw new RequestException(
          "no column is left to unpivot: there should be one of numbers or truth values; columns: "
              + String.join(", ", schema.names()));
    }
    return numbers;
  }

  private static ColumnType numberType(Schema schema, int[] indexes) {
    boolean hasDouble =
        Arrays.stream(indexes).anyMatch(index -> schema.field(index).type() == ColumnType.DOUBLE);
    return hasDouble ? ColumnType.DOUBLE : ColumnType.LONG;
  }

  private void checkNames(List<String> others) {
    Set<String> names = new HashSet<>(others);
    for (String made : List.of(name, value)) {
      if (!names.add(made)) {
        throw new RequestException(
            made, "two columns of the result would be named '%s'".formatted(made));
      }
    }
  }

  private static ColumnType type(Schema schema, int[] indexes) {
    Schema.Field first = schema.field(indexes[0]);
    ColumnType type = first.type();
    for (int index : indexes) {
      Schema.Field field = schema.field(index);
      boolean alike =
          type == field.type()
              || (type.isNumeric() && field.type().isNumeric())
              || (type.isTextual() && field.type().isTextual());
      if (!alike) {
        throw new RequestException(
            field.name(),
            ("the columns should have values of one type, but '%s' is %s and '%s' is %s; Cast"
                    + " converts columns")
                .formatted(first.name(), first.type().word(), field.name(), field.type().word()));
      }
      type = type.widenedWith(field.type()).orElse(type);
    }
    return type;
  }

  /** The values of a chunk as new rows: for each its row in the chunk, its name and the value. */
  private final class Cells {

    private final int[] rows;
    private final TextColumn.Builder names;
    private final Column.Builder values;

    Cells(Chunk chunk, int[] indexes, ColumnType type) {
      int most = chunk.rowCount() * indexes.length;
      int[] all = new int[most];
      this.names = (TextColumn.Builder) Column.builder(ColumnType.TEXT, most);
      this.values = Column.builder(type, most);
      int count = 0;
      for (int row = 0; row < chunk.rowCount(); row++) {
        for (int index : indexes) {
          String column = chunk.schema().field(index).name();
          if (add(chunk.column(index), chunk.position(row), column)) {
            all[count++] = row;
          }
        }
      }
      this.rows = Arrays.copyOf(all, count);
    }

    private boolean add(Column column, int position, String columnName) {
      boolean missing = column.isMissing(position);
      if (missing && !keepsMissing) {
        return false;
      }
      names.append(columnName);
      if (missing) {
        values.appendMissing();
      } else if (values instanceof DoubleColumn.Builder doubles
          && column instanceof LongColumn longs) {
        doubles.append((double) longs.longAt(position));
      } else if (column instanceof BooleanColumn truths
          && !(values instanceof BooleanColumn.Builder)) {
        append(truths.booleanAt(position) ? 1 : 0);
      } else {
        values.appendFrom(column, position);
      }
      return true;
    }

    private void append(int truth) {
      if (values instanceof DoubleColumn.Builder doubles) {
        doubles.append(truth);
      } else {
        ((LongColumn.Builder) values).append(truth);
      }
    }
  }
}
