package farm.analysis.pipeline.yaml;

import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.problem.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {{ name }}} and {@code {{ name | default('x') }}} in the scalar values of a
 * document. A filled-in value stays text or a list of texts: it can't add other YAML structure or
 * further templates.
 */
public final class Template {

  private static final String ALLOWED = "'{{ name }}' or '{{ name | default('x') }}'";

  /** All that Jinja would act on, and a template that is never closed. */
  private static final Pattern TAG =
      Pattern.compile("\\{\\{.*?(?:}}|\\z)|\\{%.*?%}|\\{#.*?#}", Pattern.DOTALL);

  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*"
              + "(?:\\|\\s*default\\(\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\)\\s*)?}}");

  private final Parameters parameters;
  private final Problems problems;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> lacking = new TreeSet<>();
  private boolean allAllowed = true;

  private Template(Parameters parameters, Problems problems) {
    this.parameters = parameters;
    this.problems = problems;
  }

  /**
   * The document with all templates filled. Adds a problem for each template that isn't allowed or
   * has no value, and for each parameter that no template uses.
   */
  public static Node fill(Node root, Parameters parameters, Problems problems) {
    Template template = new Template(parameters, problems);
    Node filled = template.fill(root);
    if (template.allAllowed) {
      template.reportUnused(SourcePosition.startOf(root.place().file()));
    }
    return filled;
  }

  /** The parameters of a document's templates by name, each with its default if it has one. */
  public static Map<String, Optional<String>> parameters(Node root) {
    Map<String, Optional<String>> parameters = new LinkedHashMap<>();
    collect(root, parameters);
    return parameters;
  }

  private static void collect(Node node, Map<String, Optional<String>> parameters) {
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> collect(item, parameters));
    } else if (node instanceof Mapping mapping) {
      mapping.entries().values().forEach(entry -> collect(entry.value(), parameters));
    } else if (node instanceof Scalar scalar) {
      PARAMETER
          .matcher(scalar.text())
          .results()
          .forEach(
              tag ->
                  parameters.merge(tag.group(1), defaultIn(tag), (one, two) -> one.or(() -> two)));
    }
  }

  private static Optional<String> defaultIn(MatchResult tag) {
    return Optional.ofNullable(tag.group(2)).or(() -> Optional.ofNullable(tag.group(3)));
  }

  private Node fill(Node node) {
    if (node instanceof Scalar scalar) {
      return fill(scalar);
    }
    if (node instanceof Sequence sequence) {
      return new Sequence(sequence.place(), sequence.items().stream().map(this::fill).toList());
    }
    return ((Mapping) node).withEach(this::fill);
  }

  private Node fill(Scalar scalar) {
    Matcher tags = TAG.matcher(scalar.text());
    if (!tags.find()) {
      return scalar;
    }
    if (tags.start() == 0 && tags.end() == scalar.text().length()) {
      return value(scalar.text(), scalar.place());
    }
    String filled =
        tags.replaceAll(tag -> Matcher.quoteReplacement(text(tag.group(), scalar.place())));
    return new Scalar(scalar.place(), filled, Style.QUOTED);
  }

  /** The value of a template that is only a part of a text. */
  private String text(String tag, SourcePosition place) {
    Node value = value(tag, place);
    if (value instanceof Scalar scalar) {
      return scalar.text();
    }
    problems.add(place, "Template '%s' is part of a text, but its value is a list".formatted(tag));
    return tag;
  }

  private Node value(String tag, SourcePosition place) {
    Matcher matcher = PARAMETER.matcher(tag);
    if (!matcher.matches()) {
      String found = new Scalar(place, tag, Style.QUOTED).found();
      allAllowed = false;
      problems.add(place, "Template %s isn't allowed; should be %s".formatted(found, ALLOWED));
      return given(tag, place);
    }
    String name = matcher.group(1);
    used.add(name);
    return parameters
        .find(name)
        .map(value -> moved(value, place))
        .or(() -> defaultIn(matcher.toMatchResult()).map(text -> given(text, place)))
        .orElseGet(() -> given(lacking(name, tag, place), place));
  }

  private static Node given(String text, SourcePosition place) {
    return new Scalar(place, text, Style.GIVEN);
  }

  /** The value at the place of its template, to which messages point. */
  private static Node moved(Node value, SourcePosition place) {
    return value instanceof Sequence list
        ? new Sequence(place, list.items().stream().map(item -> moved(item, place)).toList())
        : new Scalar(place, ((Scalar) value).text(), ((Scalar) value).style());
  }

  /** Reports a parameter without a value, once for all templates that use it. */
  private String lacking(String name, String tag, SourcePosition place) {
    if (lacking.add(name)) {
      String message = "No value for '{{ %s }}'; give it with --set %s=…";
      problems.add(place, message.formatted(name, name));
    }
    return tag;
  }

  private void reportUnused(SourcePosition place) {
    for (String name : parameters.names()) {
      if (!used.contains(name)) {
        String message = "Parameter '%s' given with --set isn't used in this file%s";
        problems.add(place, message.formatted(name, NearestName.hint(name, used)));
      }
    }
  }
}
