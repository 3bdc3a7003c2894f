package farm.analysis.pipeline;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.reference.Option;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways to write an option whose type is a sealed interface. They differ in the shape of the
 * value: a single value, a list or a mapping.
 *
 * <p>Each permitted type is an enum, a record of options, or a record of one component that isn't
 * an option and holds the value itself.
 */
public final class Alternatives {

  private Alternatives() {}

  /** Returns true if an option of this type can be written in several ways. */
  public static boolean isOffering(Class<?> type) {
    return type.isInterface() && type.isSealed();
  }

  /** The permitted types. */
  public static List<Class<?>> of(Class<?> type) {
    return List.of(type.getPermittedSubclasses());
  }

  /** The permitted type that fits the shape of a value; a single value may be a list of one. */
  static Optional<Class<?>> of(Class<?> type, Node node) {
    if (node instanceof Mapping) {
      return first(type, Shape.MAPPING);
    }
    return node instanceof Sequence
        ? first(type, Shape.LIST)
        : first(type, Shape.SINGLE).or(() -> first(type, Shape.LIST));
  }

  /**
   * The type of the value that a permitted type holds; empty for an enum or a record of options.
   */
  public static Optional<Type> wrappedIn(Class<?> permitted) {
    if (!permitted.isRecord()) {
      return Optional.empty();
    }
    RecordComponent[] components = permitted.getRecordComponents();
    return components.length == 1 && !components[0].isAnnotationPresent(Option.class)
        ? Optional.of(components[0].getGenericType())
        : Optional.empty();
  }

  /** The enum among the permitted types, whose constants are single values. */
  static Class<?> choiceIn(Class<?> type) {
    return of(type).stream().filter(Class::isEnum).findFirst().orElseThrow();
  }

  /** The words for a value in a message. */
  static String expected(Class<?> type) {
    return Stream.of(Shape.values())
        .flatMap(shape -> first(type, shape).stream().map(found -> words(found, shape)))
        .collect(Collectors.joining(" or "));
  }

  private static String words(Class<?> permitted, Shape shape) {
    return switch (shape) {
      case SINGLE ->
          ScalarValue.expected(
              wrappedIn(permitted).isPresent() ? (Class<?>) wrappedIn(permitted).get() : permitted);
      case LIST -> "a list";
      case MAPPING -> "a mapping";
    };
  }

  private enum Shape {
    SINGLE,
    LIST,
    MAPPING
  }

  private static Optional<Class<?>> first(Class<?> type, Shape shape) {
    return of(type).stream().filter(permitted -> shape(permitted) == shape).findFirst();
  }

  private static Shape shape(Class<?> permitted) {
    if (permitted.isEnum()) {
      return Shape.SINGLE;
    }
    Optional<Type> wrapped = wrappedIn(permitted);
    if (wrapped.isPresent() && !(wrapped.get() instanceof ParameterizedType)) {
      return Shape.SINGLE;
    }
    return wrapped.isPresent() && ((ParameterizedType) wrapped.get()).getRawType() == List.class
        ? Shape.LIST
        : Shape.MAPPING;
  }
}
