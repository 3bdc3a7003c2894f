package farm.analysis.pipeline;

import static java.util.Locale.ROOT;

import farm.analysis.aggregate.Aggregations;
import farm.analysis.expression.function.Functions;
import farm.analysis.pipeline.spelling.BeamNames;
import farm.analysis.problem.NearestName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages for unknown names, with advice for names from other tools. */
public final class OtherNames {

  private static final String DID_YOU_MEAN = "did you mean '%s'?";

  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("orderby", "Sort puts rows in an order"),
          Map.entry("sortvalues", "Sort puts rows in an order"),
          Map.entry("head", "Limit keeps the first rows"),
          Map.entry("top", "Sort keeps the first rows in an order, with limit"),
          Map.entry("nlargest", "Sort keeps the first rows in an order, with limit"),
          Map.entry("sql", "ReadFromSqlite, ReadFromExperiment and ReadFromJdbc take a query"),
          Map.entry("merge", "Join brings together rows in which columns are equal"),
          Map.entry("cogroupbykey", "Join brings together rows in which columns are equal"),
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
          Map.entry("kaplanmeier", "SurvivalCurve makes Kaplan–Meier estimates"),
          Map.entry("readparameters", "ReadFromExperiment reads the table parameters"),
          Map.entry("readconfig", "ReadFromExperiment reads the table parameters"),
          Map.entry("ttest", "CompareGroups compares two groups by Welch's t test"),
          Map.entry("ttestind", "CompareGroups compares two groups by Welch's t test"),
          Map.entry("compare", "CompareGroups compares two groups of rows"),
          Map.entry("mannwhitneyu", "CompareGroups compares two groups, by A = U / (n₁ n₂) too"),
          Map.entry("pivottable", "Pivot makes a column of each value of a column"),
          Map.entry("pivotwider", "Pivot makes a column of each value of a column"),
          Map.entry("unstack", "Pivot makes a column of each value of a column"),
          Map.entry("spread", "Pivot makes a column of each value of a column"),
          Map.entry("crosstab", "Pivot makes a column of each value of a column, with fn: count"),
          Map.entry("melt", "Unpivot makes a row of each value in some columns"),
          Map.entry("stack", "Unpivot makes a row of each value in some columns"),
          Map.entry("pivotlonger", "Unpivot makes a row of each value in some columns"),
          Map.entry("gather", "Unpivot makes a row of each value in some columns"),
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
          Map.entry("value_counts", "top_k"),
          Map.entry("most_frequent", "mode"),
          Map.entry("sem", "stderr"),
          Map.entry("se", "stderr"),
          Map.entry("standard_error", "stderr"),
          Map.entry("ci", "mean_ci"),
          Map.entry("conf_int", "mean_ci"),
          Map.entry("confidence_interval", "mean_ci"),
          Map.entry("proportion", "proportion_ci"),
          Map.entry("proportion_confint", "proportion_ci"),
          Map.entry("wilson", "proportion_ci"),
          Map.entry("skew", "skewness"),
          Map.entry("kurt", "kurtosis"),
          Map.entry("median_abs_deviation", "mad"),
          Map.entry("median_absolute_deviation", "mad"),
          Map.entry("interquartile_range", "iqr"),
          Map.entry("spearmanr", "spearman"),
          Map.entry("rank_correlation", "spearman"),
          Map.entry("pearson", "correlation"),
          Map.entry("pearsonr", "correlation"),
          Map.entry("corr", "correlation"),
          Map.entry("cov", "covariance"),
          Map.entry("slope", "linear_trend"),
          Map.entry("every", "all"),
          Map.entry("some", "any"));

  /** A column with a minus before it, or with SQL's word after it. */
  private static final Pattern DESCENDING = Pattern.compile("-(\\w+)|(\\w+) +(?i:desc|descending)");

  /** An equality of two inputs' columns. */
  private static final Pattern EQUALITY = Pattern.compile("(\\w+)\\.(\\w+) *==? *(\\w+)\\.(\\w+)");

  private static final Pattern DISTINCT = Pattern.compile("(?i)\\s*count\\s*\\(\\s*distinct\\b.*");

  /** A call with an operator before or after it. */
  private static final Pattern COMPUTED =
      Pattern.compile(".*\\)\\s*[-+*/%|].*|.*[-+*/%|]\\s*\\w+\\s*\\(.*");

  private OtherNames() {}

  static String unknownStep(String type) {
    return "Unknown step type '%s'%s"
        .formatted(
            type,
            insteadOfStep(type)
                .map("; "::concat)
                .orElseGet(() -> NearestName.choices(type, "known types", StepTypes.names())));
  }

  private static Optional<String> insteadOfStep(String type) {
    return BeamNames.insteadOfStep(type)
        .or(() -> Optional.ofNullable(STEPS.get(type.toLowerCase(ROOT).replace("_", ""))));
  }

  static String unknownAggregation(String name) {
    return "Unknown aggregation '%s'%s"
        .formatted(
            name,
            insteadOfAggregation(name)
                .map("; "::concat)
                .orElseGet(() -> NearestName.choices(name, "known", Aggregations.names())));
  }

  private static Optional<String> insteadOfAggregation(String name) {
    return Optional.ofNullable(AGGREGATIONS.get(name.toLowerCase(ROOT)))
        .map(DID_YOU_MEAN::formatted)
        .or(() -> insteadOfCall(name))
        .or(() -> BeamNames.insteadOfAggregation(name));
  }

  /** The advice for another tool's name of a step, an aggregation or a function. */
  public static Optional<String> insteadOf(String name) {
    return insteadOfAggregation(name)
        .or(() -> Functions.byOtherName(name).map(DID_YOU_MEAN::formatted))
        .or(() -> insteadOfStep(name));
  }

  private static Optional<String> insteadOfCall(String text) {
    if (DISTINCT.matcher(text).matches()) {
      return Optional.of("count_distinct(…) counts distinct values");
    }
    return COMPUTED.matcher(text).matches()
        ? Optional.of(
            "each result is one aggregation; a MapToFields after the step can compute with results")
        : Optional.empty();
  }

  /**
   * The end of a message about a column that doesn't exist, if its name is an order or an equality
   * of SQL; else an empty text.
   */
  static String columnHint(String name) {
    Matcher order = DESCENDING.matcher(name);
    if (order.matches()) {
      return "; descending order is written {column: %s, descending: true}"
          .formatted(order.group(order.group(1) == null ? 2 : 1));
    }
    Matcher equality = EQUALITY.matcher(name);
    return equality.matches()
        ? equality.replaceFirst("; an equality is written {$1: $2, $3: $4}")
        : "";
  }

  /**
   * The end of a message about a name that isn't {@code known}: {@code "; did you mean 'mean'?"},
   * or an empty text if no name is near.
   */
  static String hint(String name, Collection<String> known) {
    String other = AGGREGATIONS.get(name.toLowerCase(ROOT));
    return other != null && known.contains(other)
        ? "; did you mean '%s'?".formatted(other)
        : NearestName.hint(name, known);
  }
}
