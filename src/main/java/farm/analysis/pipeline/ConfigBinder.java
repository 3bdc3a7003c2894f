package farm.analysis.pipeline;

import farm.analysis.expression.Expression;
import farm.analysis.pipeline.spelling.BeamNames;
import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.pipeline.step.group.GroupKey;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Entry;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import farm.analysis.report.chart.ChartSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Binds a step's options to the components of its config record, {@code chunk_size} to {@code
 * chunkSize}.
 *
 * <p>A component may be text, a number, a boolean, any of these ({@link Literal}), an enum (by
 * lower-case name), an {@link Expression}, an aggregation ({@link CombineStep.Fn}), a list of
 * charts or of keys, or a record. Lists of these and maps of these by name are allowed too. A
 * component annotated {@link Nullable} or {@code Default} may be left out. {@link Alternatives} are
 * told apart by the shape of the value. A single value is accepted as a list of one. A text is
 * accepted as a record whose first component is text and whose others may be left out: {@code fn:
 * count} for {@code fn: {type: count}}.
 */
public final class ConfigBinder {

  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  /** A comma that isn't within the braces of a file pattern. */
  private static final Pattern COMMA = Pattern.compile(",(?![^{}]*})");

  /** The number of an option's names up to which a message lists them all. */
  private static final int MOST_LISTED = 8;

  /** The name, in messages, of the step or aggregation that has the options. */
  private final String owner;

  private final Problems problems;

  /** Binds the options of a step or an aggregation with this name. */
  ConfigBinder(String owner, Problems problems) {
    this.owner = owner;
    this.problems = problems;
  }

  /**
   * Creates the record of a step's config. If anything is wrong, the result is empty and {@code
   * problems} has all mistakes, including an {@link IllegalArgumentException} of the record's
   * constructor.
   *
   * @throws IllegalStateException if options can't be bound to the type of a component
   */
  public static <C extends Record> Optional<C> bind(Step step, Class<C> type, Problems problems) {
    ConfigBinder binder = new ConfigBinder(step.type(), problems);
    return Optional.ofNullable(binder.mapping(type, step.config(), ""));
  }

  /**
   * Binds a mapping. Null, here and below, means that a mistake was found and added to the
   * problems.
   */
  <R extends Record> @Nullable R mapping(Class<R> type, Mapping mapping, String path) {
    ConfigRecord<R> config = new ConfigRecord<>(type);
    boolean sound = reportUnknown(mapping, config.options(), path);
    @Nullable Object[] values = values(config, 0, mapping, path);
    R made = values == null ? null : create(config, values, mapping);
    return sound ? made : null;
  }

  /**
   * The values of a record's components from index {@code first} on; null if any is missing or
   * wrong.
   */
  @Nullable Object @Nullable [] values(
      ConfigRecord<?> config, int first, Mapping mapping, String path) {
    List<RecordComponent> components = config.components();
    @Nullable Object[] values = new @Nullable Object[components.size()];
    boolean complete = true;
    for (int i = first; i < values.length; i++) {
      RecordComponent component = components.get(i);
      String option = ConfigRecord.optionOf(component);
      Optional<Node> node = mapping.at(option);
      if (node.isPresent()) {
        values[i] = value(component.getGenericType(), node.get(), path + option);
        complete &= values[i] != null;
      } else if (ConfigRecord.isRequired(component)) {
        problems.add(mapping.place(), "%s needs option '%s'".formatted(owner, path + option));
        complete = false;
      } else {
        values[i] = ConfigRecord.defaultOf(component);
      }
    }
    return complete ? values : null;
  }

  String owner() {
    return owner;
  }

  private @Nullable Expression expression(Node node, String path) {
    if (!(node instanceof Scalar scalar) || scalar.text().isBlank()) {
      refuse(node, path, "an expression");
      return null;
    }
    try {
      return Expression.parse(scalar.text());
    } catch (RequestException e) {
      problems.add(node.place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Reports unknown options; returns true if there are none. */
  boolean reportUnknown(Mapping mapping, List<String> options, String path) {
    boolean sound = true;
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      if (!options.contains(key)) {
        sound = false;
        if (!StructureReader.CODE_KEYS.contains(key)) {
          String message = "Option '%s' isn't known to %s%s";
          problems.add(
              entry.getValue().keyPlace(),
              message.formatted(path + key, owner, hint(key, options)));
        }
      }
    }
    return sound;
  }

  private static String hint(String key, List<String> options) {
    return NearestName.of(key, options)
        .map("; did you mean '%s'?"::formatted)
        .or(() -> BeamNames.insteadOfOption(key).map("; "::concat))
        .orElse(NearestName.choices(key, "known", options));
  }

  /** Calls the record's constructor; returns null if it refuses the values. */
  <R extends Record> @Nullable R create(
      ConfigRecord<R> config, @Nullable Object[] values, Mapping mapping) {
    try {
      return config.create(values);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      problems.add(placeOfQuoted(message, mapping), message);
      return null;
    }
  }

  /** The place of the first option that the message quotes, else of the whole mapping. */
  private static SourcePosition placeOfQuoted(String message, Mapping mapping) {
    return QUOTED
        .matcher(message)
        .results()
        .flatMap(quoted -> mapping.at(quoted.group(1)).stream())
        .map(Node::place)
        .findFirst()
        .orElse(mapping.place());
  }

  private @Nullable Object value(Type type, Node node, String path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (arguments[0] == ChartSpec.class) {
        return new ChartBinder(this, problems).charts(node, path);
      }
      if (arguments[0] == GroupKey.class) {
        return new KeyBinder(this).keys(node, path);
      }
      if (generic.getRawType() == List.class) {
        return list(arguments[0], node, path);
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return map(arguments[1], node, path);
      }
    }
    if (type == CombineStep.Fn.class) {
      return new FunctionBinder(this, problems).function(node, path);
    }
    if (type == Expression.class) {
      return expression(node, path);
    }
    if (type == Literal.class) {
      return literal(node, path);
    }
    if (type instanceof Class<?> plain && Alternatives.isOffering(plain)) {
      return alternative(plain, node, path);
    }
    if (type instanceof Class<?> plain) {
      return plain.isRecord()
          ? record(plain.asSubclass(Record.class), node, path)
          : scalar(plain, node, path);
    }
    throw new IllegalStateException("No option can be bound to %s for '%s'".formatted(type, path));
  }

  private @Nullable Object alternative(Class<?> type, Node node, String path) {
    Optional<Class<?>> chosen = Alternatives.of(type, node);
    if (chosen.isEmpty()) {
      return refuse(node, path, Alternatives.expected(type));
    }
    Optional<Type> wrapped = Alternatives.wrappedIn(chosen.get());
    if (wrapped.isEmpty()) {
      return value(chosen.get(), node, path);
    }
    Object value = value(wrapped.get(), node, path);
    ConfigRecord<?> config = new ConfigRecord<>(chosen.get().asSubclass(Record.class));
    return value == null
        ? null
        : create(config, new @Nullable Object[] {value}, new Mapping(node.place(), Map.of()));
  }

  private @Nullable Object list(Type itemType, Node node, String path) {
    boolean ofRecords = itemType instanceof Class<?> plain && plain.isRecord();
    if (node instanceof Mapping && !ofRecords) {
      return refuse(node, path, "a list");
    }
    List<Node> items = items(node);
    List<Object> list = new ArrayList<>();
    for (Node item : items) {
      Object value = value(itemType, item, path);
      if (value != null) {
        list.add(value);
      }
    }
    return list.size() == items.size() ? Collections.unmodifiableList(list) : null;
  }

  /**
   * The items of a list; a single value as a list of one; the value of a parameter, split at its
   * commas.
   */
  static List<Node> items(Node node) {
    if (node instanceof Sequence sequence) {
      return sequence.items();
    }
    return node instanceof Scalar scalar && scalar.style() == Style.GIVEN
        ? Stream.of(COMMA.split(scalar.text(), -1))
            .<Node>map(part -> new Scalar(scalar.place(), part, Style.QUOTED))
            .toList()
        : List.of(node);
  }

  private @Nullable Object map(Type valueType, Node node, String path) {
    if (!(node instanceof Mapping mapping)) {
      return refuse(node, path, "a mapping");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      Object value = value(valueType, entry.getValue().value(), path + "." + key);
      if (value != null) {
        map.put(key, value);
      }
    }
    return map.size() == mapping.entries().size() ? Collections.unmodifiableMap(map) : null;
  }

  private @Nullable Object record(Class<? extends Record> type, Node node, String path) {
    if (node instanceof Mapping mapping) {
      return mapping(type, mapping, path + ".");
    }
    Optional<String> shorthand = new ConfigRecord<>(type).shorthand();
    if (node instanceof Scalar && !node.isMissing() && shorthand.isPresent()) {
      Entry only = new Entry(node.place(), node);
      return mapping(type, new Mapping(node.place(), Map.of(shorthand.get(), only)), path + ".");
    }
    return refuse(node, path, shorthand.isPresent() ? "text or a mapping" : "a mapping");
  }

  private @Nullable Literal literal(Node node, String path) {
    if (!(node instanceof Scalar scalar)) {
      refuse(node, path, ScalarValue.expected(Literal.class));
      return null;
    }
    try {
      return ScalarValue.literal(scalar);
    } catch (IllegalArgumentException e) {
      refuse(node, path, e.getMessage() + ", or text in quotes");
      return null;
    }
  }

  private @Nullable Object scalar(Class<?> type, Node node, String path) {
    if (!(node instanceof Scalar scalar) || node.isMissing()) {
      return refuse(node, path, ScalarValue.expected(type));
    }
    try {
      return ScalarValue.of(type, scalar.text());
    } catch (IllegalArgumentException e) {
      List<String> names = type.isEnum() ? ScalarValue.names(type) : List.of();
      String hint = names.size() > MOST_LISTED ? OtherNames.hint(scalar.text(), names) : "";
      String expected =
          hint.isEmpty()
              ? String.valueOf(e.getMessage())
              : "one of %d names".formatted(names.size());
      return refuse(node, path, expected, hint);
    }
  }

  /** Reports a value that should be {@code expected}; returns null. */
  @Nullable Object refuse(Node node, String path, String expected) {
    return refuse(node, path, expected, "");
  }

  private @Nullable Object refuse(Node node, String path, String expected, String hint) {
    String message = "Option '%s' of %s should be %s, was %s%s";
    problems.add(node.place(), message.formatted(path, owner, expected, node.found(), hint));
    return null;
  }
}
