package farm.analysis.inspect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.inspect.Inspection.Parameter;
import farm.analysis.json.FlatObject;
import farm.analysis.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects the parameters of simulations, from a JSON object for each. Nested objects are
 * flattened: {@code {"environment": {"width": 100}}} has the parameter {@code environment.width}.
 *
 * <p>It keeps the different values of each parameter, up to {@value #MOST_CHARS} characters in all.
 */
final class SimulationParameters {

  private static final int MOST_CHARS = 8_000_000;

  /** The numbers first, by size, then all other values. */
  private static final Comparator<String> ORDER =
      Comparator.<String, Boolean>comparing(value -> number(value).isEmpty())
          .thenComparing(value -> number(value).orElse(BigDecimal.ZERO))
          .thenComparing(Comparator.naturalOrder());

  private final Map<String, Values> parameters = new TreeMap<>();
  private long simulations;
  private long empty;
  private long unreadable;
  private long chars;

  /** The different values of a parameter, and the number of simulations that have it. */
  private static final class Values {
    private final TreeSet<String> different = new TreeSet<>(ORDER);
    private long simulations;
    private boolean isCut;
  }

  /** Adds the parameters of a simulation; the last of a repeated name counts. */
  void add(String json) {
    simulations++;
    Map<String, String> flat = new LinkedHashMap<>();
    try (JsonParser parser = Json.parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        unreadable++;
        return;
      }
      FlatObject.read(parser, (name, value) -> flat.put(name, value(value)));
    } catch (IOException e) {
      unreadable++;
      return;
    }
    empty += flat.isEmpty() ? 1 : 0;
    flat.forEach(this::add);
  }

  private static String value(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? parser.getText()
        : Json.compact(parser);
  }

  private void add(String name, String value) {
    Values values = parameters.get(name);
    if (values == null) {
      if (chars > MOST_CHARS) {
        return;
      }
      chars += name.length();
      values = new Values();
      parameters.put(name, values);
    }
    values.simulations++;
    if (chars > MOST_CHARS) {
      values.isCut |= !values.different.contains(value);
    } else if (values.different.add(value)) {
      chars += value.length();
    }
  }

  private static Optional<BigDecimal> number(String value) {
    try {
      return Optional.of(new BigDecimal(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The number of different parameters. */
  int count() {
    return parameters.size();
  }

  /**
   * The parameters that differ between simulations, sorted by name. Simulations without any
   * parameters don't count.
   */
  List<Parameter> varying() {
    List<Parameter> varying = new ArrayList<>();
    parameters.forEach(
        (name, values) -> {
          long missing = simulations - empty - unreadable - values.simulations;
          if (values.different.size() > 1 || values.isCut || missing > 0) {
            List<String> shown = values.isCut ? List.of() : List.copyOf(values.different);
            varying.add(new Parameter(name, shown, missing));
          }
        });
    return varying;
  }

  /** Notes for the user, one sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (empty > 0) {
      notes.add("no parameters in %,d of %,d simulations".formatted(empty, simulations));
    }
    if (unreadable > 0) {
      notes.add(
          "parameters that aren't a JSON object in %,d of %,d simulations"
              .formatted(unreadable, simulations));
    }
    if (chars > MOST_CHARS) {
      notes.add(
          "simulations have more than %,d characters of different parameters; not all are shown"
              .formatted(MOST_CHARS));
    }
    return notes;
  }
}
