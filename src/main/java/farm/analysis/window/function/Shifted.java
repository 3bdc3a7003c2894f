package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import farm.analysis.process.value.FillWith;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of a row some rows before or after: SQL's {@code lag} and {@code lead}. The value is
 * missing if it is missing there.
 *
 * @param column the column
 * @param offset the number of rows to go back; negative to go ahead
 * @param otherwise the value where the partition has no such row, converted to the type of the
 *     column; null for a missing value
 */
public record Shifted(String column, int offset, @Nullable String otherwise)
    implements WindowFunction {

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public ColumnType type(Schema input, List<Order> orders) {
    Schema.Field field = input.field(input.indexOf(column));
    otherwise(field);
    return field.type();
  }

  private Column otherwise(Schema.Field field) {
    List<Column> missing = List.of(Column.allMissing(field.type(), 1));
    if (otherwise == null) {
      return missing.get(0);
    }
    Chunk row = Chunk.of(Schema.of(field), missing, Origin.of("default"), 1);
    try {
      return FillWith.values(Map.of(column, otherwise)).process(row).column(0);
    } catch (RequestException e) {
      throw new RequestException(
          otherwise,
          "the default of column '%s' should be a value of type %s, was '%s'"
              .formatted(column, field.type().word(), otherwise));
    }
  }

  @Override
  public Calculation begin(OrderedRows rows) {
    return new Shift(rows);
  }

  private final class Shift implements Calculation {

    private final OrderedRows rows;
    private final Column values;

    /** By row: the row whose value it gets, or −1 if the partition has none. */
    private final int[] picked;

    private Shift(OrderedRows rows) {
      this.rows = rows;
      this.values = rows.column(column);
      this.picked = new int[rows.count()];
    }

    @Override
    public void partition(int first, int end) {
      for (int place = first; place < end; place++) {
        long from = (long) place - offset;
        boolean isInside = from >= first && from < end;
        picked[rows.row(place)] = isInside ? rows.row((int) from) : -1;
      }
    }

    @Override
    public Column values() {
      if (otherwise == null) {
        return values.gatherOrMissing(picked);
      }
      Column other = otherwise(new Schema.Field(column, values.type()));
      Column.Builder shifted = Column.builder(values.type(), picked.length);
      for (int from : picked) {
        shifted.appendFrom(from < 0 ? other : values, Math.max(from, 0));
      }
      return shifted.build();
    }
  }
}
