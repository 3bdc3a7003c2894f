package farm.analysis.pipeline.reference;

import farm.analysis.aggregate.Aggregations;
import farm.analysis.expression.function.Function;
import farm.analysis.expression.function.Functions;
import farm.analysis.pipeline.ConfigRecord;
import farm.analysis.pipeline.OtherNames;
import farm.analysis.pipeline.ScalarValue;
import farm.analysis.pipeline.StepTypes;
import farm.analysis.pipeline.step.group.WindowField;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import farm.analysis.reference.Described;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Describes all steps, aggregations and functions that a pipeline file can use. */
public final class Reference {

  private Reference() {}

  /** The entries by kind, then by name. */
  public static List<Entry> entries() {
    return Stream.of(
            StepTypes.names().stream().map(Reference::step),
            Aggregations.names().stream().map(Reference::aggregation),
            Functions.names().stream().map(Reference::function))
        .flatMap(entries -> entries)
        .sorted(Comparator.comparing(Entry::kind).thenComparing(Entry::name))
        .toList();
  }

  /**
   * The entry of this name. A window function that is no aggregation is described by its step.
   *
   * @throws RequestException if there is none; the message suggests a name that is near
   */
  public static Entry named(String name) {
    List<Entry> entries = entries();
    List<String> windowFunctions = ScalarValue.names(WindowField.Fn.class);
    return Stream.of(name, windowFunctions.contains(name) ? "WindowFunctions" : name)
        .flatMap(wanted -> entries.stream().filter(entry -> entry.name().equals(wanted)))
        .findFirst()
        .orElseThrow(() -> unknown(name, entries.stream().map(Entry::name).toList()));
  }

  private static RequestException unknown(String name, List<String> names) {
    return new RequestException(
        name,
        "No step, aggregation or function is named '%s'; %s"
            .formatted(
                name,
                OtherNames.insteadOf(name)
                    .or(() -> NearestName.of(name, names).map("did you mean '%s'?"::formatted))
                    .orElse("'./run.sh steps' lists all")));
  }

  private static Entry step(String name) {
    Class<? extends Record> config = StepTypes.named(name).orElseThrow();
    Described described = described(config);
    return new Entry(
        Kind.ofStep(config),
        name,
        name,
        described.value(),
        described.example().strip(),
        OptionEntries.of(new ConfigRecord<>(config).components(), ""));
  }

  private static Entry aggregation(String name) {
    Class<? extends Record> type = Aggregations.named(name).orElseThrow();
    Described described = described(type);
    return new Entry(
        Kind.AGGREGATION,
        name,
        name,
        described.value(),
        "combine:\n  " + described.example(),
        OptionEntries.of(optionsOfAggregation(type), ""));
  }

  /** The components of an aggregation after its column. */
  static List<RecordComponent> optionsOfAggregation(Class<? extends Record> type) {
    List<RecordComponent> components = new ConfigRecord<>(type).components();
    return components.subList(1, components.size());
  }

  private static Described described(Class<? extends Record> type) {
    Described described = type.getAnnotation(Described.class);
    if (described == null) {
      throw new IllegalStateException("%s needs a @Described".formatted(type));
    }
    return described;
  }

  private static Entry function(String name) {
    Function function = Functions.find(name).orElseThrow();
    return new Entry(
        Kind.FUNCTION,
        name,
        function.usage(),
        function.description(),
        function.example(),
        List.of());
  }
}
