package farm.analysis.pipeline.reference;

import farm.analysis.expression.Expression;
import farm.analysis.pipeline.Alternatives;
import farm.analysis.pipeline.ConfigRecord;
import farm.analysis.pipeline.ScalarValue;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.pipeline.step.group.GroupKey;
import farm.analysis.reference.Option;
import farm.analysis.report.chart.ChartSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes the options of a config record, and of the records within it. */
final class OptionEntries {

  private static final String OR = ", or ";

  private OptionEntries() {}

  /** The options among these components; each is followed by the options within it. */
  static List<OptionEntry> of(List<RecordComponent> components, String path) {
    List<OptionEntry> entries = new ArrayList<>();
    for (RecordComponent component : components) {
      String name = path + ConfigRecord.optionOf(component);
      Type type = component.getGenericType();
      entries.add(new OptionEntry(name, words(type), otherwise(component), meaning(component)));
      String within = isMap(type) ? name + ".NAME." : name + ".";
      recordIn(type)
          .ifPresent(found -> entries.addAll(of(new ConfigRecord<>(found).components(), within)));
    }
    return entries;
  }

  /** The meaning of an option. */
  static String meaning(RecordComponent component) {
    return annotation(component).value();
  }

  private static Option annotation(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    if (option == null) {
      throw new IllegalStateException(
          "%s of %s needs an @Option that describes it"
              .formatted(component.getName(), component.getDeclaringRecord()));
    }
    return option;
  }

  /** The default of an option, or {@code required}. */
  static String otherwise(RecordComponent component) {
    if (ConfigRecord.isRequired(component)) {
      return "required";
    }
    Default value = component.getAnnotation(Default.class);
    return value == null || value.value().isEmpty()
        ? annotation(component).otherwise()
        : "`" + value.value() + "`";
  }

  private static String words(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return isMap(type) ? mappingTo(words(arguments[1])) : listOf(words(arguments[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == Expression.class || plain == CombineStep.Fn.class) {
      return plain == Expression.class ? "expression" : "aggregation";
    }
    if (plain == GroupKey.class) {
      return "column";
    }
    if (plain == Literal.class) {
      return "value";
    }
    if (plain.isRecord()) {
      return "mapping";
    }
    if (plain == ChartSpec.class) {
      return "chart";
    }
    if (Alternatives.isOffering(plain)) {
      return Alternatives.of(plain).stream()
          .map(permitted -> words(Alternatives.wrappedIn(permitted).orElse(permitted)))
          .collect(Collectors.joining(OR));
    }
    return plain.isEnum() ? choice(ScalarValue.names(plain)) : word(plain);
  }

  private static String mappingTo(String word) {
    return "mapping to " + word.replace("mapping", "mappings");
  }

  private static String listOf(String word) {
    return Stream.of(word.split(OR))
        .map(one -> one.startsWith("mapping") ? one.replace("mapping", "mappings") : one + "s")
        .collect(Collectors.joining(OR, "list of ", ""));
  }

  private static String choice(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private static String word(Class<?> type) {
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type == double.class || type == Double.class ? "number" : "whole number";
  }

  private static boolean isMap(Type type) {
    return type instanceof ParameterizedType generic
        && generic.getActualTypeArguments().length == 2;
  }

  /** The record that is the type, the items of the list, or the values of the mapping. */
  private static Optional<Class<? extends Record>> recordIn(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return recordIn(arguments[arguments.length - 1]);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() && plain != GroupKey.class && plain != Literal.class
        ? Optional.of(plain.asSubclass(Record.class))
        : Optional.empty();
  }
}
