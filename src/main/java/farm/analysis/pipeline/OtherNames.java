package farm.analysis.pipeline;

import farm.analysis.aggregate.Aggregations;
import farm.analysis.problem.NearestName;
import java.util.Locale;
import java.util.Map;

/** Messages for unknown steps and aggregations, with advice for names from other tools. */
final class OtherNames {

  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("sort", "Combine sorts its results with order_by"),
          Map.entry("orderby", "Combine sorts its results with order_by"),
          Map.entry("limit", "Combine keeps its first results with limit"),
          Map.entry("top", "Combine keeps its first results with order_by and limit"),
          Map.entry("join", "SQL joins the tables of a database: ReadFromSqlite takes a query"),
          Map.entry("sql", "ReadFromSqlite and ReadFromJdbc take a query"),
          Map.entry("groupby", "Combine groups rows, with group_by"),
          Map.entry("aggregate", "Combine aggregates rows"),
          Map.entry("select", "MapToFields chooses and computes columns"),
          Map.entry("map", "MapToFields chooses and computes columns"),
          Map.entry("withcolumn", "MapToFields adds columns, with append: true"),
          Map.entry("drop", "MapToFields leaves out columns, with append: true and drop"),
          Map.entry("where", "Filter keeps the rows that meet a condition"),
          Map.entry("distinct", "Deduplicate keeps one of equal rows"),
          Map.entry("dropna", "DropMissing drops rows with missing values"),
          Map.entry("fillna", "FillMissing replaces missing values"),
          Map.entry("union", "Flatten puts the rows of several inputs together"),
          Map.entry("concat", "Flatten puts the rows of several inputs together"),
          Map.entry("pivottable", "Pivot makes a column of each value of a column"),
          Map.entry("pivotwider", "Pivot makes a column of each value of a column"),
          Map.entry("unstack", "Pivot makes a column of each value of a column"),
          Map.entry("spread", "Pivot makes a column of each value of a column"),
          Map.entry("crosstab", "Pivot makes a column of each value of a column, with fn: count"),
          Map.entry("melt", "Unpivot makes a row of each value in some columns"),
          Map.entry("stack", "Unpivot makes a row of each value in some columns"),
          Map.entry("pivotlonger", "Unpivot makes a row of each value in some columns"),
          Map.entry("gather", "Unpivot makes a row of each value in some columns"),
          Map.entry("readfromparquet", "convert the file to CSV or JSON Lines first"),
          Map.entry("readfromdatabase", "ReadFromSqlite reads a SQLite database"),
          Map.entry("writetodatabase", "WriteToSqlite writes a table of a SQLite database"));

  private static final Map<String, String> AGGREGATIONS =
      Map.ofEntries(
          Map.entry("avg", "mean"),
          Map.entry("average", "mean"),
          Map.entry("total", "sum"),
          Map.entry("minimum", "min"),
          Map.entry("maximum", "max"),
          Map.entry("size", "count"),
          Map.entry("n", "count"),
          Map.entry("len", "count"),
          Map.entry("std", "stddev"),
          Map.entry("stdev", "stddev"),
          Map.entry("sd", "stddev"),
          Map.entry("stddev_samp", "stddev"),
          Map.entry("var", "variance"),
          Map.entry("var_samp", "variance"),
          Map.entry("var_pop", "variance_pop"),
          Map.entry("nunique", "count_distinct"),
          Map.entry("n_unique", "count_distinct"),
          Map.entry("n_distinct", "count_distinct"),
          Map.entry("approx_count_distinct", "count_distinct"),
          Map.entry("percentile", "quantile"),
          Map.entry("mode", "top_k"),
          Map.entry("value_counts", "top_k"),
          Map.entry("corr", "correlation"),
          Map.entry("cov", "covariance"),
          Map.entry("slope", "linear_trend"),
          Map.entry("every", "all"),
          Map.entry("some", "any"));

  private OtherNames() {}

  static String unknownStep(String type) {
    String advice = STEPS.get(type.toLowerCase(Locale.ROOT).replace("_", ""));
    return "Unknown step type '%s'%s"
        .formatted(
            type,
            advice == null
                ? NearestName.choices(type, "known types", StepTypes.names())
                : "; " + advice);
  }

  static String unknownAggregation(String name) {
    String known = AGGREGATIONS.get(name.toLowerCase(Locale.ROOT));
    return "Unknown aggregation '%s'%s"
        .formatted(
            name,
            known == null
                ? NearestName.choices(name, "known", Aggregations.names())
                : "; did you mean '%s'?".formatted(known));
  }
}
