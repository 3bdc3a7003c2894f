package farm.analysis.pipeline;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.reference.Option;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a config record: its options in a pipeline file, and its constructor.
 *
 * @param type the record of a step, an aggregation or an option that is a mapping
 */
public record ConfigRecord<R extends Record>(Class<R> type) {

  /** The types of a first component that a single text can stand for. */
  private static final Set<Class<?>> SHORT = Set.of(String.class, CombineStep.Fn.class);

  /** The components, in the order of the canonical constructor. */
  public List<RecordComponent> components() {
    return Arrays.asList(type.getRecordComponents());
  }

  /** The names of all options, in the same order. */
  public List<String> options() {
    return components().stream().map(ConfigRecord::optionOf).toList();
  }

  /**
   * The option that a single text stands for: the first, if its type allows that and no other
   * option is required.
   */
  public Optional<String> shorthand() {
    List<RecordComponent> components = components();
    boolean simple =
        !components.isEmpty()
            && SHORT.contains(components.get(0).getType())
            && components.stream().skip(1).noneMatch(ConfigRecord::isRequired);
    return simple ? Optional.of(optionOf(components.get(0))) : Optional.empty();
  }

  /**
   * The option's name: {@code chunk_size} for {@code chunkSize}, unless its annotation names
   * another.
   */
  public static String optionOf(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    if (option != null && !option.name().isEmpty()) {
      return option.name();
    }
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Returns true if the option must be given, because it has no default and can't be null. */
  public static boolean isRequired(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !component.isAnnotationPresent(Default.class);
  }

  /** The value of an option that isn't given; null if it has no default. */
  public static @Nullable Object defaultOf(RecordComponent component) {
    Default text = component.getAnnotation(Default.class);
    return text == null ? null : ScalarValue.of(component.getType(), text.value());
  }

  /**
   * Calls the canonical constructor.
   *
   * @throws IllegalArgumentException if the record refuses the values
   * @throws IllegalStateException if the constructor fails in any other way
   */
  R create(@Nullable Object[] values) {
    Class<?>[] types = components().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(type + " fails on its options", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be made", e);
    }
  }
}
