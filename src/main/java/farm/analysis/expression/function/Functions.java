package farm.analysis.expression.function;

import farm.analysis.problem.NearestName;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All functions that expressions can call; {@code docs/expressions.md} describes each. */
public final class Functions {

  private static final TreeMap<String, Function> BY_NAME = new TreeMap<>();

  /** Names in other tools. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("regexp_matches", "regexp_like"),
          Map.entry("regexp_contains", "regexp_like"),
          Map.entry("regexp", "regexp_like"),
          Map.entry("rlike", "regexp_like"),
          Map.entry("str_detect", "regexp_like"),
          Map.entry("regexp_substr", "regexp_extract"),
          Map.entry("regexp_match", "regexp_extract"),
          Map.entry("str_extract", "regexp_extract"),
          Map.entry("regexp_replace_all", "regexp_replace"),
          Map.entry("gsub", "regexp_replace"),
          Map.entry("substring_index", "split_part"),
          Map.entry("split", "split_part"),
          Map.entry("str_split", "split_part"),
          Map.entry("concat_ws", "concat"),
          Map.entry("startswith", "starts_with"),
          Map.entry("endswith", "ends_with"),
          Map.entry("iif", "if"),
          Map.entry("iff", "if"),
          Map.entry("ifelse", "if"),
          Map.entry("if_else", "if"),
          Map.entry("date_format", "strftime"),
          Map.entry("to_char", "strftime"),
          Map.entry("format_datetime", "strftime"),
          Map.entry("datepart", "date_part"),
          Map.entry("extract", "date_part"),
          Map.entry("year", "date_part"),
          Map.entry("month", "date_part"),
          Map.entry("day", "date_part"),
          Map.entry("hour", "date_part"),
          Map.entry("datediff", "date_diff"),
          Map.entry("timestampdiff", "date_diff"),
          Map.entry("julianday", "date_diff"),
          Map.entry("ifnull", "coalesce"),
          Map.entry("nvl", "coalesce"),
          Map.entry("substring", "substr"),
          Map.entry("len", "length"),
          Map.entry("char_length", "length"),
          Map.entry("strpos", "instr"),
          Map.entry("position", "instr"),
          Map.entry("contains", "instr"),
          Map.entry("ceiling", "ceil"),
          Map.entry("pow", "power"),
          Map.entry("log", "ln"),
          Map.entry("ucase", "upper"),
          Map.entry("lcase", "lower"));

  /** Functions of several rows: aggregations here and in SQL. */
  private static final Set<String> AGGREGATIONS =
      Set.of(
          ("any all avg average count count_distinct first last max mean median min mode only "
                  + "quantile percentile std stddev sum top_k var variance")
              .split(" "));

  /** Functions of the rows around a row, here and in SQL. */
  private static final Set<String> WINDOW_FUNCTIONS =
      Set.of(
          ("lag lead difference row_number rank dense_rank first_value last_value share cumsum "
                  + "diff shift")
              .split(" "));

  static {
    Stream.of(
            NumberFunctions.all(),
            TextFunctions.all(),
            PartFunctions.all(),
            RegexpFunctions.all(),
            TimeFunctions.all(),
            ChoiceFunctions.all(),
            GroupFunctions.all())
        .flatMap(Set::stream)
        .forEach(function -> BY_NAME.put(function.name(), function));
  }

  private Functions() {}

  /** The function of this name, ignoring case, or empty if there is none. */
  public static Optional<Function> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The message for a function that doesn't exist; it may suggest one. */
  public static String unknown(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return "unknown function '%s'%s"
        .formatted(
            name,
            ofRows(word)
                .or(() -> byOtherName(word).map("; did you mean '%s'?"::formatted))
                .orElseGet(() -> NearestName.choices(name, "functions", names())));
  }

  /** The name of the function that has this name in another tool. */
  public static Optional<String> byOtherName(String name) {
    return Optional.ofNullable(OTHER_NAMES.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The advice for a function that needs other rows than the one computed. */
  private static Optional<String> ofRows(String word) {
    if (WINDOW_FUNCTIONS.contains(word)) {
      return Optional.of("; WindowFunctions computes from the rows around each row");
    }
    String columns =
        switch (word) {
          case "min" -> "; for several columns of a row, write least";
          case "max" -> "; for several columns of a row, write greatest";
          default -> "";
        };
    return AGGREGATIONS.contains(word)
        ? Optional.of(
            "; it is an aggregation: Combine computes it, or WindowFunctions over rows in order"
                + columns)
        : Optional.empty();
  }

  /** The names in alphabetical order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }
}
