package farm.analysis.pipeline.spelling;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the expressions of a step in one of Beam YAML's languages into SQL. */
final class ExpressionSpelling {

  static final String LANGUAGE = "language";

  private static final List<String> CODE = List.of("callable", "path", "name");

  /** A text in single quotes, or one in double quotes with its content. */
  static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'|\"([^\"]*)\"");

  private enum Language {
    SQL,
    /** SQL in which double quotes are around texts, not around names. */
    GENERIC,
    PYTHON
  }

  private final Language language;
  private final Problems problems;

  private ExpressionSpelling(Language language, Problems problems) {
    this.language = language;
    this.problems = problems;
  }

  /** The spelling of the expressions of a step with this config; SQL if it names no language. */
  static ExpressionSpelling of(Mapping config, Problems problems) {
    String name = Scope.text(config, LANGUAGE).orElse("sql");
    Language language =
        switch (name) {
          case "sql", "calcite" -> Language.SQL;
          case "generic" -> Language.GENERIC;
          case "python" -> Language.PYTHON;
          default ->
              refused(
                  name,
                  Objects.requireNonNull(config.entries().get(LANGUAGE)).keyPlace(),
                  problems);
        };
    return new ExpressionSpelling(language, problems);
  }

  private static Language refused(String name, SourcePosition place, Problems problems) {
    problems.add(
        place,
        "Language '%s' isn't allowed: %s; write SQL, without 'language'"
            .formatted(name, KnownKeys.NO_CODE));
    return Language.SQL;
  }

  /** Returns true if the expressions are SQL already. */
  boolean isSql() {
    return language == Language.SQL;
  }

  /** An expression that computes a value. */
  Node value(Node node) {
    return spelled(node, false);
  }

  /** An expression that chooses rows. */
  Node condition(Node node) {
    return spelled(node, true);
  }

  private Node spelled(Node node, boolean isCondition) {
    if (node instanceof Scalar text && !text.isMissing()) {
      return new Scalar(text.place(), sql(text, isCondition), text.style());
    }
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    for (String key : CODE) {
      if (mapping.at(key).isPresent()) {
        problems.add(
            Objects.requireNonNull(mapping.entries().get(key)).keyPlace(),
            "Key '%s' isn't allowed: %s; write an expression in SQL instead"
                .formatted(key, KnownKeys.NO_CODE));
        return nothing(mapping.place());
      }
    }
    if (mapping.at("expression").isEmpty()) {
      return node;
    }
    KnownKeys.of("an expression", List.of("expression")).check(mapping, problems);
    return spelled(mapping.at("expression").get(), isCondition);
  }

  /** The value of an expression that was refused. */
  private static Scalar nothing(SourcePosition place) {
    return new Scalar(place, "null", Style.QUOTED);
  }

  private String sql(Scalar text, boolean isCondition) {
    return switch (language) {
      case SQL -> text.text();
      case GENERIC -> TEXT.matcher(text.text()).replaceAll(ExpressionSpelling::inSingleQuotes);
      case PYTHON -> ofPython(text, isCondition);
    };
  }

  private static String inSingleQuotes(MatchResult found) {
    String content = found.group(1);
    return Matcher.quoteReplacement(
        content == null ? found.group() : PythonExpression.literal(content));
  }

  private String ofPython(Scalar text, boolean isCondition) {
    try {
      return PythonExpression.sql(text.text(), isCondition);
    } catch (IllegalArgumentException e) {
      problems.add(
          text.place(),
          "Only Python that means the same in SQL can be used, not %s; write SQL, without"
                  .formatted(e.getMessage())
              + " 'language: python'");
      return "null";
    }
  }
}
