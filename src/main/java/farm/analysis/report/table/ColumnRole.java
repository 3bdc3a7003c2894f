package farm.analysis.report.table;

import java.io.Serializable;

/** The meaning of a column of a table. Charts are chosen by it. */
public sealed interface ColumnRole extends Serializable {

  /** A key with a natural order and no width, such as a step number or a generation. */
  record Ordered() implements ColumnRole {}

  /** A key whose values are names without an order, such as an agent type. */
  record Category() implements ColumnRole {}

  /**
   * A key made by {@code bin}: the lower edge of an interval of numbers.
   *
   * @param width the width of every interval, above 0
   * @param start an edge of one interval
   */
  record Bin(double width, double start) implements ColumnRole {}

  /** A key that names a run, such as {@code db_path}. */
  record Run() implements ColumnRole {}

  /** A parameter of a run: an input of the simulation that differs between runs. */
  record Parameter() implements ColumnRole {}

  /**
   * A number computed for each combination of the keys.
   *
   * @param fn the name of the function, for captions: {@code mean}
   * @param value the name of the value that it summarizes; empty for a number of rows
   * @param kind the relation of the number to the value
   * @param interval for the bounds of an interval, its name in captions; equal for the lower and
   *     the upper bound of one interval, and empty for other kinds
   */
  record Measure(String fn, String value, Kind kind, String interval) implements ColumnRole {

    /** The relation of a measure to the value that it summarizes. */
    public enum Kind {
      /** A total that can be added up over groups: a count or a sum. */
      ADDITIVE,
      /** A place among the values, in their unit: a mean, a median. */
      LOCATION,
      /** The lower bound of an interval of values. */
      LOWER,
      /** The upper bound of an interval of values. */
      UPPER,
      /** A number in another unit than the value: a variance, a slope. */
      OTHER
    }

    /**
     * Returns true if the number is in the unit of the value, so that it can share an axis with it.
     */
    public boolean isInUnitOfValue() {
      return kind != Kind.ADDITIVE && kind != Kind.OTHER && !value.isEmpty();
    }

    /** A measure that adds up over groups: {@code sum}, {@code count}. */
    public static Measure additive(String fn, String value) {
      return new Measure(fn, value, Kind.ADDITIVE, "");
    }

    /** A measure in the unit of the value: {@code mean}, {@code median}, {@code first}. */
    public static Measure location(String fn, String value) {
      return new Measure(fn, value, Kind.LOCATION, "");
    }

    /** A measure in a unit of its own: {@code stddev}, {@code count_distinct}, a slope. */
    public static Measure other(String fn, String value) {
      return new Measure(fn, value, Kind.OTHER, "");
    }

    /** The least value. */
    public static Measure min(String value) {
      return lower("min", value, "min to max");
    }

    /** The greatest value. */
    public static Measure max(String value) {
      return upper("max", value, "min to max");
    }

    /**
     * A quantile. Those of q and 1 − q are the bounds of one interval.
     *
     * @param q from 0 to 1; 0.5 is the median
     */
    public static Measure quantile(String value, double q) {
      if (!(q >= 0 && q <= 1)) {
        throw new IllegalArgumentException("q should be from 0 to 1, was %s".formatted(q));
      }
      if (q == 0.5) {
        return location("median", value);
      }
      String interval =
          "%s to %s".formatted(percentile(Math.min(q, 1 - q)), percentile(Math.max(q, 1 - q)));
      return q < 0.5
          ? lower(percentile(q), value, interval)
          : upper(percentile(q), value, interval);
    }

    /**
     * The percentile of a quantile, rounded to a thousandth of a percent: {@code p90}, {@code
     * p2.5}.
     */
    private static String percentile(double q) {
      double percent = Math.round(q * 100_000) / 1000.0;
      return percent == Math.rint(percent) ? "p%.0f".formatted(percent) : "p" + percent;
    }

    /** The lower bound of the interval with this name: {@code 95 % confidence}. */
    public static Measure lower(String fn, String value, String interval) {
      return new Measure(fn, value, Kind.LOWER, interval);
    }

    /** The upper bound of the interval with this name. */
    public static Measure upper(String fn, String value, String interval) {
      return new Measure(fn, value, Kind.UPPER, interval);
    }
  }

  /**
   * A histogram as JSON: {@code [{"lower":0.0,"upper":10.0,"count":5},…]}.
   *
   * @param value the name of the value whose distribution it is
   */
  record Histogram(String value) implements ColumnRole {}

  /**
   * A column of survival curves. Their time is an {@link Ordered} key. The bounds of their
   * confidence interval are each a {@link Measure} with the name of the estimate as its value.
   *
   * @param part the part of the curve
   */
  record Survival(Part part) implements ColumnRole {

    /** The parts of a survival curve. */
    public enum Part {
      /** The share of survivors just after the time, from 0 to 1. */
      ESTIMATE,
      /** The number of individuals censored at the time. */
      CENSORED
    }
  }

  /** Any other column; only the table shows it. */
  record Other() implements ColumnRole {}
}
