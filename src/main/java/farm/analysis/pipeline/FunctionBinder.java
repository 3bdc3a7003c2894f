package farm.analysis.pipeline;

import farm.analysis.aggregate.Aggregations;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds an aggregation, written as its name or as {@code {type: name, …}} with its options. */
final class FunctionBinder {

  private final ConfigBinder step;
  private final Problems problems;

  /** Binds aggregations in the options of {@code step}. */
  FunctionBinder(ConfigBinder step, Problems problems) {
    this.step = step;
    this.problems = problems;
  }

  /** The aggregation; null if something was wrong and is in the problems. */
  CombineStep.@Nullable Fn function(Node node, String path) {
    return TypedOptions.of(node, path, "the name of an aggregation", step, problems)
        .map(typed -> function(typed.type(), typed.options(), path))
        .orElse(null);
  }

  private CombineStep.@Nullable Fn function(Scalar name, Mapping options, String path) {
    Optional<Class<? extends Record>> aggregation = Aggregations.named(name.text());
    if (aggregation.isEmpty()) {
      problems.add(name.place(), OtherNames.unknownAggregation(name.text()));
      return null;
    }
    return bound(name.text(), new ConfigRecord<>(aggregation.get()), options, path + ".");
  }

  private CombineStep.@Nullable Fn bound(
      String name, ConfigRecord<?> config, Mapping options, String path) {
    ConfigBinder binder = new ConfigBinder(name, problems);
    List<String> known = config.options().subList(1, config.options().size());
    boolean sound = binder.reportUnknown(options, known, path);
    @Nullable Object[] values = binder.values(config, 1, options, path);
    if (!sound || values == null) {
      return null;
    }
    values[0] = "";
    return binder.create(config, values, options) == null
        ? null
        : new NamedFunction(name, config, values);
  }
}
