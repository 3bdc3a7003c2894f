package farm.analysis.pipeline.yaml;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Describes in plain words what the YAML parser couldn't read. */
final class SyntaxProblem {

  static final String BARE_TEMPLATE =
      "A template should be in quotes, with the rest of its value: \"{{ name }}/x.csv\"";

  private static final String STATEMENT =
      "Jinja's statements ('{% … %}') aren't allowed: a file can't include others or repeat parts;"
          + " write the steps out, and \"{{ name }}\" for values of --set";

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern TEMPLATE = Pattern.compile("\\{[{%#]");

  /**
   * The plain words for a message of the parser.
   *
   * @param atOpening true to point at the opening quote or bracket, not at the place of the failure
   */
  private record Wording(Pattern parserText, String plain, boolean atOpening) {}

  private static final List<Wording> WORDINGS =
      List.of(
          at("\\(TAB\\)", "A tab can't indent a line; use spaces"),
          at(
              "mapping values are not allowed",
              "A ':' can't stand here; indent the line like its neighbours, or put text with ': '"
                  + " in quotes"),
          at(
              "sequence entries are not allowed",
              "A list item '- ' can't stand here; put it on a line of its own"),
          opened("quoted scalar.*end of stream", "The quote that opens here is never closed"),
          at(
              "unknown escape character (.)",
              "'\\$1' means nothing in double quotes; write a backslash twice, or use single"
                  + " quotes"),
          opened(
              "flow (?:sequence|mapping).*expected .* but got <stream end>",
              "The bracket that opens here is never closed"),
          at("expected '(.)' or '(.)', but got", "A '$1' or '$2' is missing before this"),
          at(
              "expected <block end>",
              "This doesn't continue the lines above; check the indentation and the quotes"),
          at("character '(.)' that cannot start", "Text can't begin with '$1'; put it in quotes"),
          opened("scanning an alias", "Text can't begin with '*'; put it in quotes"),
          opened("scanning an anchor", "Text can't begin with '&'; put it in quotes"),
          opened("could not find expected ':'", "This line should read 'key: value'"));

  private SyntaxProblem() {}

  /** The problem that caused a parser's exception on this text. */
  static Problem of(YamlEngineException exception, String file, String text) {
    if (exception instanceof MarkedYamlEngineException marked) {
      return of(marked, file, text);
    }
    if (exception instanceof ReaderException reader) {
      String message = "Character U+%04X isn't allowed in YAML";
      SourcePosition place = placeAt(reader.getPosition(), file, text);
      return new Problem(place, message.formatted(reader.getCodePoint()));
    }
    return new Problem(
        SourcePosition.startOf(file),
        "The file isn't YAML 1.2: " + oneLine(String.valueOf(exception.getMessage())));
  }

  private static Problem of(MarkedYamlEngineException exception, String file, String text) {
    SourcePosition place = place(exception.getProblemMark(), file);
    return bareTemplate(place, text).orElseGet(() -> inPlainWords(exception, place));
  }

  private static Problem inPlainWords(MarkedYamlEngineException exception, SourcePosition place) {
    String parserText =
        Stream.of(exception.getContext(), exception.getProblem())
            .filter(Objects::nonNull)
            .map(SyntaxProblem::oneLine)
            .collect(joining(", "));
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.parserText().matcher(parserText);
      if (matcher.find()) {
        SourcePosition said =
            wording.atOpening() ? place(exception.getContextMark(), place.file()) : place;
        return new Problem(said, expand(wording.plain(), matcher));
      }
    }
    return new Problem(place, "This can't be read as YAML: " + parserText);
  }

  private static String expand(String plain, Matcher matcher) {
    String expanded = plain;
    for (int group = 1; group <= matcher.groupCount(); group++) {
      expanded = expanded.replace("$" + group, matcher.group(group));
    }
    return expanded;
  }

  private static Wording at(String parserText, String plain) {
    return new Wording(Pattern.compile(parserText), plain, false);
  }

  private static Wording opened(String parserText, String plain) {
    return new Wording(Pattern.compile(parserText), plain, true);
  }

  /**
   * The problem of a template without quotes, if the line has one: it most likely broke the YAML.
   */
  private static Optional<Problem> bareTemplate(SourcePosition place, String text) {
    String line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
    String bare = QUOTED.matcher(line).replaceAll(quoted -> " ".repeat(quoted.group().length()));
    Matcher template = TEMPLATE.matcher(bare);
    return template.find()
        ? Optional.of(
            new Problem(
                new SourcePosition(place.file(), place.line(), template.start() + 1),
                template.group().equals("{%") ? STATEMENT : BARE_TEMPLATE))
        : Optional.empty();
  }

  private static SourcePosition place(Optional<Mark> mark, String file) {
    return mark.map(at -> new SourcePosition(file, at.getLine() + 1, at.getColumn() + 1))
        .orElse(SourcePosition.startOf(file));
  }

  private static SourcePosition placeAt(int position, String file, String text) {
    String before = text.substring(0, text.offsetByCodePoints(0, position));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new SourcePosition(file, line, before.length() - before.lastIndexOf('\n'));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
