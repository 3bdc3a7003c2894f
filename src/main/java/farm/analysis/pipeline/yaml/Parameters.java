package farm.analysis.pipeline.yaml;

import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The values of a pipeline file's templates, by name: texts and lists of texts. */
public final class Parameters {

  /** The place of values that aren't in a file. */
  private static final SourcePosition GIVEN = SourcePosition.startOf("--set");

  private final Map<String, Node> values;

  private Parameters(Map<String, Node> values) {
    this.values = values;
  }

  /** Texts by name. A text with commas is a list where an option takes one. */
  public static Parameters of(Map<String, String> texts) {
    Map<String, Node> values = new LinkedHashMap<>();
    texts.forEach((name, text) -> values.put(name, given(text)));
    return new Parameters(values);
  }

  /**
   * The values that arguments give: {@code NAME=VALUE}, whose values are a list if NAME is
   * repeated, or {@code @FILE}, a YAML file of names with texts and lists of texts. NAME=VALUE goes
   * before a file, and a later file before an earlier one.
   *
   * @throws RequestException if an argument has another form, or the file can't be read
   * @throws PipelineException if the file has mistakes
   */
  public static Parameters parse(List<String> arguments) {
    Map<String, Node> ofFiles = new LinkedHashMap<>();
    Map<String, List<Node>> given = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (argument.startsWith("@")) {
        ofFiles.putAll(read(Path.of(argument.substring(1))));
      } else if (equals > 0) {
        given
            .computeIfAbsent(argument.substring(0, equals), name -> new ArrayList<>())
            .add(given(argument.substring(equals + 1)));
      } else {
        throw new RequestException(
            "Option '--set' should be NAME=VALUE or @FILE, was '%s'".formatted(argument));
      }
    }
    given.forEach(
        (name, nodes) ->
            ofFiles.put(name, nodes.size() == 1 ? nodes.get(0) : new Sequence(GIVEN, nodes)));
    return new Parameters(ofFiles);
  }

  private static Scalar given(String text) {
    return new Scalar(GIVEN, text, Style.GIVEN);
  }

  private static Map<String, Node> read(Path file) {
    Problems problems = new Problems();
    Map<String, Node> values = new LinkedHashMap<>();
    try {
      YamlReader.read(file.toString(), Files.readString(file), problems)
          .ifPresent(root -> addAll(root, values, problems));
    } catch (IOException e) {
      throw new RequestException("%s: the file of --set can't be read".formatted(file), e);
    }
    problems.throwIfAny();
    return values;
  }

  private static void addAll(Node root, Map<String, Node> values, Problems problems) {
    if (!(root instanceof Mapping mapping)) {
      problems.add(
          root.place(), "A file of parameters should have names with values, was " + root.found());
      return;
    }
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (isText(entry.value())) {
                values.put(name, entry.value());
              } else {
                problems.add(
                    entry.value().place(),
                    "Parameter '%s' should be a text, a number or a list of them, was %s"
                        .formatted(name, entry.value().found()));
              }
            });
  }

  private static boolean isText(Node value) {
    return value instanceof Sequence list
        ? list.items().stream().allMatch(item -> item instanceof Scalar && !item.isMissing())
        : value instanceof Scalar && !value.isMissing();
  }

  /** The value of this name, if it was given. */
  Optional<Node> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The texts by name, sorted by name; the texts of a list are separated by commas. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(Node value) {
    return value instanceof Sequence list
        ? list.items().stream().map(Parameters::text).collect(Collectors.joining(","))
        : ((Scalar) value).text();
  }

  /** The names that have values, sorted. */
  Set<String> names() {
    return new TreeSet<>(values.keySet());
  }
}
