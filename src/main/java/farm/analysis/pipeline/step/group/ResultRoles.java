package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.Aggregations;
import farm.analysis.aggregate.distribution.frequency.Histogram;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.moment.LinearTrend;
import farm.analysis.aggregate.moment.MeanCi;
import farm.analysis.aggregate.moment.ProportionCi;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of the columns that grouping makes. */
final class ResultRoles {

  private ResultRoles() {}

  /**
   * The roles of keys, by the names of their columns.
   *
   * @param input the roles of the columns before the grouping
   * @param result the columns of the result
   */
  static Map<String, ColumnRole> ofKeys(
      List<GroupKey> keys, Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    for (GroupKey key : keys) {
      ColumnType type = result.field(result.indexOf(key.name())).type();
      ColumnRole before = ComputedColumns.role(key.text(), input).orElse(null);
      roles.put(key.name(), ofKey(before, type));
    }
    return roles;
  }

  /**
   * The role of a key.
   *
   * @param before its role before the grouping; null for none
   * @param type its type
   */
  static ColumnRole ofKey(@Nullable ColumnRole before, ColumnType type) {
    if (before != null && !(before instanceof Measure)) {
      return before;
    }
    return type.isNumeric() ? new Ordered() : new Category();
  }

  /**
   * The roles of the results of an aggregation.
   *
   * @param name the name of its result
   */
  static Map<String, ColumnRole> of(String name, Aggregation aggregation) {
    String value = aggregation.columns().isEmpty() ? "" : aggregation.columns().get(0);
    if (aggregation instanceof LinearTrend) {
      return Map.of(
          name + "_slope", Measure.other("slope", value),
          name + "_intercept", Measure.other("intercept", value));
    }
    if (aggregation instanceof Histogram) {
      return Map.of(name, new ColumnRole.Histogram(value));
    }
    if (aggregation instanceof Quantile quantile) {
      return Map.of(name, Measure.quantile(value, quantile.q()));
    }
    if (aggregation instanceof MeanCi ci) {
      return interval(name, "mean", value, ci.interval());
    }
    if (aggregation instanceof ProportionCi ci) {
      return interval(name, "proportion", value, ci.interval());
    }
    return Map.of(name, measure(Aggregations.nameOf(aggregation), value));
  }

  private static Map<String, ColumnRole> interval(
      String name, String fn, String value, String interval) {
    return Map.of(
        name,
        Measure.location(fn, value),
        name + "_low",
        Measure.lower(fn + "_ci", value, interval),
        name + "_high",
        Measure.upper(fn + "_ci", value, interval));
  }

  /**
   * The role of a number.
   *
   * @param fn the name of the aggregation
   * @param value the name of the column; empty for none
   */
  static Measure measure(String fn, String value) {
    return switch (fn) {
      case "count", "sum" -> Measure.additive(fn, value);
      case "mean", "weighted_mean", "median", "mode", "first", "last", "only" ->
          Measure.location(fn.replace('_', ' '), value);
      case "min" -> Measure.min(value);
      case "max" -> Measure.max(value);
      default -> Measure.other(fn.replace('_', ' '), value);
    };
  }
}
