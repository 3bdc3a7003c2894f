package farm.analysis.pipeline;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Place;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline file, its type not yet looked up and its config not yet bound.
 *
 * @param inputs the names of the steps it reads; none in a chain
 * @param config the step's options; without any, an empty mapping placed at the type
 */
public record Step(
    String type,
    Place typePlace,
    @Nullable String name,
    Place place,
    List<Scalar> inputs,
    Mapping config) {

  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  /**
   * Where the config says a text, for problems that show only later, like an unknown column: the
   * first key or value that is this text, else the first that contains it, else the step.
   */
  public Place placeOf(String text) {
    return placeOf(text, List.of(this)).orElse(place);
  }

  private static Optional<Place> placeOf(String text, List<Step> steps) {
    List<Scalar> scalars = steps.stream().flatMap(step -> scalars(step.config)).toList();
    return first(scalars, text::equals)
        .or(() -> first(scalars, candidate -> candidate.contains(text)));
  }

  /** Where the config says what a message quotes first, as in {@code 'chunk_size' should be …}. */
  public Place placeNamedIn(String message) {
    Matcher quoted = QUOTED.matcher(message);
    return quoted.find() ? placeOf(quoted.group(1)) : place;
  }

  /**
   * Adds to the problems what was asked for and can't be done; of a request that failed in several
   * ways all but the first are its suppressed ones.
   *
   * @param steps those that may have asked: the first one that names what was asked for has
   */
  static void report(RequestException request, List<Step> steps, Problems problems) {
    Place place =
        request.subject().flatMap(asked -> placeOf(asked, steps)).orElse(steps.get(0).place);
    problems.add(place, String.valueOf(request.getMessage()));
    for (Throwable other : request.getSuppressed()) {
      if (other instanceof RequestException another) {
        report(another, steps, problems);
      }
    }
  }

  private static Optional<Place> first(List<Scalar> scalars, Predicate<String> wanted) {
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
                        Stream.of(new Scalar(entry.getValue().keyPlace(), entry.getKey(), true)),
                        scalars(entry.getValue().value())));
  }
}
