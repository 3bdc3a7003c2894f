package farm.analysis.pipeline.spelling;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Entry;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.pipeline.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the results of a {@code Combine} into the form {@code NAME: {fn: …, value: …}}: {@code
 * energy: mean} is the mean of column energy, and {@code n: count} the number of rows.
 */
final class CombineSpelling {

  private static final String FN = "fn";
  private static final String VALUE = "value";
  private static final String CONFIG = "config";

  /** A call of SQL: {@code sum(energy)}, but not {@code count(distinct x)}. */
  private static final Pattern CALL =
      Pattern.compile("\\s*(\\w+)\\s*\\((?!(?i:distinct)[\\s(])(.*)\\)\\s*");

  /** SQL's names of aggregations that have another name here. */
  private static final Map<String, String> OF_SQL =
      Map.of(
          "avg", "mean",
          "stddev_samp", "stddev",
          "var_samp", "variance",
          "var_pop", "variance_pop");

  private final Problems problems;

  CombineSpelling(Problems problems) {
    this.problems = problems;
  }

  Mapping canonical(Mapping config) {
    ExpressionSpelling expressions = ExpressionSpelling.of(config, problems);
    Mapping plain = config.without(ExpressionSpelling.LANGUAGE);
    if (!(plain.at("combine").orElse(null) instanceof Mapping results)) {
      return plain;
    }
    Map<String, Entry> spelled = new LinkedHashMap<>();
    results
        .entries()
        .forEach(
            (name, entry) -> {
              Scalar ofName = new Scalar(entry.keyPlace(), name, Style.QUOTED);
              Node result =
                  result(ofName, expressions.isSql() ? called(entry.value()) : entry.value());
              spelled.put(name, new Entry(entry.keyPlace(), withSql(result, expressions)));
            });
    return plain.with("combine", new Mapping(results.place(), spelled));
  }

  /** A call of SQL as a mapping. */
  private static Node called(Node node) {
    Matcher call = CALL.matcher(node instanceof Scalar text ? text.text() : "");
    if (!call.matches() || closesBracket(call.group(2))) {
      return node;
    }
    String name = call.group(1).toLowerCase(Locale.ROOT);
    String function = OF_SQL.getOrDefault(name, name);
    Mapping result =
        new Mapping(node.place(), Map.of())
            .with(FN, new Scalar(node.place(), function, Style.QUOTED));
    String column = call.group(2).strip();
    return column.equals("*")
        ? result
        : result.with(VALUE, new Scalar(node.place(), column, Style.QUOTED));
  }

  /** Returns true if a text closes a bracket that it doesn't open, as in {@code x) - min(x}. */
  private static boolean closesBracket(String text) {
    int open = 0;
    for (char c : ExpressionSpelling.TEXT.matcher(text).replaceAll("").toCharArray()) {
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open < 0) {
        return true;
      }
    }
    return false;
  }

  /** A result with its value; if it names no value, that is the column with the result's name. */
  private static Node result(Scalar name, Node node) {
    if (node instanceof Scalar) {
      return node.isMissing() || isCount(node)
          ? node
          : new Mapping(node.place(), Map.of()).with(FN, node).with(VALUE, name);
    }
    if (!(node instanceof Mapping result) || result.at(FN).isEmpty()) {
      return node;
    }
    Mapping spelled = result.with(FN, function(result.at(FN).get()));
    return spelled.at(VALUE).isPresent() || isCount(spelled.at(FN).get())
        ? spelled
        : spelled.with(VALUE, name);
  }

  private static boolean isCount(Node fn) {
    return fn instanceof Scalar name
        ? name.text().equals("count")
        : fn instanceof Mapping function
            && Scope.text(function, BeamSpelling.TYPE).filter("count"::equals).isPresent();
  }

  /** An aggregation with the options under its key {@code config} beside its type. */
  private static Node function(Node node) {
    if (!(node instanceof Mapping function)
        || !(function.at(CONFIG).orElse(null) instanceof Mapping options)) {
      return node;
    }
    Mapping spelled = function.without(CONFIG);
    for (Map.Entry<String, Entry> option : options.entries().entrySet()) {
      spelled = spelled.with(option.getKey(), option.getValue().value());
    }
    return spelled;
  }

  private static Node withSql(Node node, ExpressionSpelling expressions) {
    return node instanceof Mapping result && result.at(VALUE).isPresent()
        ? result.with(VALUE, expressions.value(result.at(VALUE).get()))
        : node;
  }
}
