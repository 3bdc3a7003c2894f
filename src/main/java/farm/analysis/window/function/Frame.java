package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.util.List;

/** The rows of a partition over which a moving function is computed. */
public sealed interface Frame extends Serializable {

  /**
   * The rows from the first one to this one: SQL's {@code ROWS BETWEEN UNBOUNDED PRECEDING AND
   * CURRENT ROW}.
   */
  record ToHere() implements Frame {

    @Override
    public FrameBounds bounds(OrderedRows rows) {
      return new FrameBounds() {};
    }
  }

  /**
   * This row and those before it: SQL's {@code ROWS n - 1 PRECEDING}.
   *
   * @param count the number of rows with this one, at least 1; fewer at the start of a partition
   */
  record Rows(int count) implements Frame {

    /** Checks the number. */
    public Rows {
      if (count < 1) {
        throw new IllegalArgumentException("'rows' should be at least 1, was " + count);
      }
    }

    @Override
    public FrameBounds bounds(OrderedRows rows) {
      return new FrameBounds() {
        @Override
        public int start(int place, int from) {
          return Math.max(from, place - count + 1);
        }
      };
    }
  }

  /**
   * The rows whose value in the order is at most a distance before the value of this row, and the
   * peers of this row: SQL's {@code RANGE distance PRECEDING}. Rows with a missing value in the
   * order have a frame of their own, and so have rows with NaN.
   *
   * @param distance the greatest distance, 0 or more
   */
  record Range(double distance) implements Frame {

    /** Checks the distance. */
    public Range {
      if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "'range' should be a number of at least 0, was " + distance);
      }
    }

    @Override
    public void check(Schema input, List<Order> orders) {
      if (orders.size() != 1) {
        throw new RequestException(
            "range",
            "'range' needs one column in 'order_by', has %d; to count rows, use 'rows'"
                .formatted(orders.size()));
      }
      Schema.Field field = input.field(input.indexOf(orders.get(0).column()));
      if (!field.type().isNumeric()) {
        throw new RequestException(
            field.name(),
            "'range' needs numbers in 'order_by': column '%s' is %s"
                .formatted(field.name(), field.type().word()));
      }
    }

    @Override
    public FrameBounds bounds(OrderedRows rows) {
      return new RangeBounds(rows, distance);
    }
  }

  /**
   * Checks that rows of this order have such frames.
   *
   * @throws RequestException if they don't
   */
  default void check(Schema input, List<Order> orders) {}

  /** The bounds of the frames of these rows. */
  FrameBounds bounds(OrderedRows rows);
}
