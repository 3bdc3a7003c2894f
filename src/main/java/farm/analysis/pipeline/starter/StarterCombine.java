package farm.analysis.pipeline.starter;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The step of a first pipeline that groups and aggregates. */
final class StarterCombine {

  private final Roles roles;
  private final Optional<String> key;

  /** The results: for each name, the text after it in the file. */
  private final Map<String, String> results = new LinkedHashMap<>();

  private StarterCombine(Roles roles) {
    this.roles = roles;
    this.key = roles.key().map(ColumnSample::name);
  }

  /** The YAML of the step, with comments. */
  static String of(Roles roles) {
    StarterCombine combine = new StarterCombine(roles);
    String rows = combine.add("rows", "{fn: count}");
    combine.addResults();
    return combine.comment()
        + """
            - type: Combine
              config:
                group_by: [%s]
                combine:
        %s%s%s\
        """
            .formatted(
                combine.key.map(YamlText::of).orElse(""),
                combine.lines(),
                combine.otherResults(),
                combine.order(rows));
  }

  /** Adds a result, under another name if the key or another result has this one. */
  private String add(String name, String fn) {
    String unused = name;
    for (int i = 2; results.containsKey(unused) || key.equals(Optional.of(unused)); i++) {
      unused = name + "_" + i;
    }
    results.put(unused, fn);
    return unused;
  }

  private void addResults() {
    List<ColumnSample> aggregated = roles.aggregated();
    aggregated.forEach(
        column -> {
          add("mean", column);
          if (column.equals(aggregated.get(0))) {
            add("min", column);
            add("max", column);
          }
        });
    roles.counted().ifPresent(column -> add("count_distinct", column));
  }

  private void add(String fn, ColumnSample column) {
    String name = column.name();
    add(fn + "_" + name, "{value: %s, fn: %s}".formatted(YamlText.of(name), fn));
  }

  private String comment() {
    String rows =
        key.map(name -> "Makes one row of all rows with the same %s.".formatted(YamlText.of(name)))
            .orElse(
                "Makes one row of all rows. With group_by: [COLUMN], it makes one for each value.");
    List<String> others = roles.keys().stream().skip(1).map(ColumnSample::name).toList();
    return CommentText.of(
        4,
        others.isEmpty()
            ? rows
            : rows + " Other columns to group by: %s.".formatted(CommentText.names(others)));
  }

  private String lines() {
    return results.entrySet().stream()
        .map(
            result ->
                "          %s: %s\n".formatted(YamlText.of(result.getKey()), result.getValue()))
        .collect(joining());
  }

  private String otherResults() {
    List<String> columns =
        roles.values().stream()
            .filter(column -> !roles.aggregated().contains(column))
            .map(ColumnSample::name)
            .toList();
    return (columns.isEmpty()
            ? ""
            : CommentText.of(
                10, "Other columns of numbers: %s.".formatted(CommentText.names(columns))))
        + CommentText.of(10, "Other functions: sum, median, stddev, count_distinct, and more.");
  }

  /** Orders categories by their frequency; other keys order themselves. */
  private String order(String rows) {
    return roles.key().filter(column -> !column.isTime()).isPresent()
        ? "        order_by: [{column: %s, descending: true}]\n".formatted(rows)
        : "";
  }
}
