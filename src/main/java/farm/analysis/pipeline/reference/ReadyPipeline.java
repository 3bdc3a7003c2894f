package farm.analysis.pipeline.reference;

import static java.util.stream.Collectors.joining;

import farm.analysis.pipeline.yaml.Problem;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.Template;
import farm.analysis.pipeline.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pipeline file that comes with the program. The comment at its start says what it is for:
 *
 * <pre>
 * # How large are the resources at each step?
 * #
 * # Over all runs of an experiment.
 * #
 * #   experiment: the databases of the runs, a path or a glob
 * </pre>
 *
 * @param question the first paragraph of the comment; of a file that isn't YAML, its first problem
 * @param parameters the parameters of its templates, in their order in the file
 */
public record ReadyPipeline(Path file, String question, List<Parameter> parameters) {

  /** Keeps its own copy of the parameters. */
  public ReadyPipeline {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter.
   *
   * @param ifNotSet its default, if it has one
   * @param meaning the text after its name in the comment; empty if the comment doesn't name it
   */
  public record Parameter(String name, Optional<String> ifNotSet, String meaning) {}

  /**
   * Reads the comment and the templates of a file.
   *
   * @throws IOException if it can't be read
   */
  public static ReadyPipeline read(Path file) throws IOException {
    String text = Files.readString(file);
    Problems problems = new Problems();
    Map<String, Optional<String>> parameters =
        YamlReader.read(file.toString(), text, problems).map(Template::parameters).orElse(Map.of());
    String comment = comment(text);
    return new ReadyPipeline(
        file,
        problems.inOrder().stream().map(Problem::toString).findFirst().orElse(question(comment)),
        parameters.entrySet().stream()
            .map(of -> new Parameter(of.getKey(), of.getValue(), meaning(of.getKey(), comment)))
            .toList());
  }

  private static String comment(String text) {
    return text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line.substring(1))
        .collect(joining("\n"));
  }

  private static String question(String comment) {
    return comment
        .lines()
        .takeWhile(line -> !line.isBlank())
        .map(String::strip)
        .collect(joining(" "));
  }

  private static String meaning(String parameter, String comment) {
    return Pattern.compile("(?m)^ {3}%s: (.+)$".formatted(Pattern.quote(parameter)))
        .matcher(comment)
        .results()
        .map(found -> found.group(1).strip())
        .findFirst()
        .orElse("");
  }
}
