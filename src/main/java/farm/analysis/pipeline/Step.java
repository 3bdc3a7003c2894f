package farm.analysis.pipeline;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline file, before its type is looked up and its config bound.
 *
 * @param inputs the names of the steps that it reads; empty in a chain
 * @param inputNames the names that the step itself gives to these inputs; empty if it gives none
 * @param config the options; if there are none, an empty mapping at the place of the type
 */
public record Step(
    String type,
    SourcePosition typePlace,
    @Nullable String name,
    SourcePosition place,
    List<Scalar> inputs,
    List<String> inputNames,
    Mapping config) {

  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  /** The step's name. A step without one is named by type and line, since types may repeat. */
  String shown() {
    return name != null ? name : "%s (line %d)".formatted(type, place.line());
  }

  /** The step's name in quotes, or its type, for messages that have its place. */
  String named() {
    return name != null ? "'%s'".formatted(name) : type;
  }

  /**
   * The place of a text in the config, for problems that are found only later, such as an unknown
   * column. This is the first key or value equal to the text, else the first that contains it, else
   * the step.
   */
  public SourcePosition placeOf(String text) {
    return placeOf(text, List.of(this)).orElse(place);
  }

  private static Optional<SourcePosition> placeOf(String text, List<Step> steps) {
    List<Scalar> scalars = steps.stream().flatMap(step -> scalars(step.config)).toList();
    return first(scalars, text::equals)
        .or(() -> first(scalars, candidate -> candidate.contains(text)));
  }

  /** The place of the first text that a message quotes, as in {@code 'chunk_size' should be …}. */
  public SourcePosition placeNamedIn(String message) {
    Matcher quoted = QUOTED.matcher(message);
    return quoted.find() ? placeOf(quoted.group(1)) : place;
  }

  /**
   * Adds the messages of a failed request to the problems: its own, and those of its suppressed
   * exceptions.
   *
   * @param steps the steps that may have made the request; the problem is placed at the first that
   *     names its subject, else at the first step
   */
  static void report(RequestException request, List<Step> steps, Problems problems) {
    SourcePosition place =
        request.subject().flatMap(asked -> placeOf(asked, steps)).orElse(steps.get(0).place);
    String message = String.valueOf(request.getMessage());
    String hint =
        request
            .subject()
            .filter(name -> message.contains("no column '%s'".formatted(name)))
            .map(OtherNames::columnHint)
            .orElse("");
    problems.add(place, message + hint);
    for (Throwable other : request.getSuppressed()) {
      if (other instanceof RequestException another) {
        report(another, steps, problems);
      }
    }
  }

  private static Optional<SourcePosition> first(List<Scalar> scalars, Predicate<String> wanted) {
    return scalars.stream().filter(s -> wanted.test(s.text())).map(Scalar::place).findFirst();
  }

  private static Stream<Scalar> scalars(Node node) {
    if (node instanceof Scalar scalar) {
      return Stream.of(scalar);
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().stream().flatMap(Step::scalars);
    }
    return ((Mapping) node)
        .entries().entrySet().stream()
            .flatMap(
                entry ->
                    Stream.concat(
                        Stream.of(
                            new Scalar(entry.getValue().keyPlace(), entry.getKey(), Style.PLAIN)),
                        scalars(entry.getValue().value())));
  }
}
