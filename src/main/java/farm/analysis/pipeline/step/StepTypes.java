package farm.analysis.pipeline.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The step types by name. A new type needs one line here. */
public final class StepTypes {

  private static final Map<String, Class<? extends Record>> TYPES =
      byName(
          List.of(
              AgentSurvival.class,
              AssertEqual.class,
              Cast.class,
              ClipOutliers.class,
              Combine.class,
              Deduplicate.class,
              Dominance.class,
              DropMissing.class,
              Explode.class,
              FillMissing.class,
              Filter.class,
              Flatten.class,
              LogForTesting.class,
              MapToFields.class,
              PopulationDynamics.class,
              ReadFromCsv.class,
              ReadFromExperiment.class,
              ReadFromJdbc.class,
              ReadFromJson.class,
              ReadFromSimulation.class,
              ReadFromSqlite.class,
              Rename.class,
              ResourceStatistics.class,
              Sample.class,
              WriteToCsv.class,
              WriteToJdbc.class,
              WriteToJson.class,
              WriteToSqlite.class));

  private StepTypes() {}

  private static Map<String, Class<? extends Record>> byName(List<Class<? extends Record>> types) {
    return types.stream()
        .collect(
            Collectors.toMap(
                Class::getSimpleName, Function.identity(), (one, other) -> one, TreeMap::new));
  }

  /** The names of all types, sorted. */
  public static Set<String> names() {
    return TYPES.keySet();
  }

  /** The config record of a type; each is a {@link StepConfig}. */
  public static Optional<Class<? extends Record>> named(String name) {
    return Optional.ofNullable(TYPES.get(name));
  }
}
