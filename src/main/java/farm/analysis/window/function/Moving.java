package farm.analysis.window.function;

import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.moment.Stddev;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation of the present values of a frame; it has the same bits as the result of {@code
 * Aggregate}.
 *
 * @param fn the aggregation
 * @param column the column; null to count rows
 * @param frame the rows
 */
public record Moving(Fn fn, @Nullable String column, Frame frame) implements WindowFunction {

  /** The aggregations. */
  public enum Fn {
    SUM,
    MEAN,
    MIN,
    MAX,
    /** The number of rows, or of present values. */
    COUNT,
    /** The sample standard deviation. */
    STDDEV
  }

  /** Checks that there is a column, unless rows are counted. */
  public Moving {
    if (column == null && fn != Fn.COUNT) {
      throw new IllegalArgumentException("only a count needs no column, was " + fn);
    }
  }

  @Override
  public List<String> columns() {
    return column == null ? List.of() : List.of(column);
  }

  @Override
  public ColumnType type(Schema input, List<Order> orders) {
    frame.check(input, orders);
    if (column == null) {
      return ColumnType.LONG;
    }
    Schema.Field field = input.field(input.indexOf(column));
    return fn == Fn.COUNT ? ColumnType.LONG : aggregation(column).resultType(field);
  }

  private ColumnAggregation aggregation(String name) {
    return switch (fn) {
      case SUM -> Sum.of(name);
      case MEAN -> Mean.of(name);
      case MIN -> Min.of(name);
      case MAX -> Max.of(name);
      case STDDEV -> Stddev.of(name);
      case COUNT -> throw new IllegalStateException("a count has no type of its own");
    };
  }

  @Override
  public Calculation begin(OrderedRows rows) {
    FrameBounds bounds = frame.bounds(rows);
    if (column == null) {
      return new MovingCount(rows, bounds, null);
    }
    return switch (fn) {
      case COUNT -> new MovingCount(rows, bounds, rows.column(column));
      case SUM -> new MovingSums(rows, bounds, rows.column(column), false);
      case MEAN -> new MovingSums(rows, bounds, rows.column(column), true);
      case MIN -> new MovingExtreme(rows, bounds, column, true);
      case MAX -> new MovingExtreme(rows, bounds, column, false);
      case STDDEV -> new MovingStddev(rows, bounds, rows.column(column));
    };
  }
}
