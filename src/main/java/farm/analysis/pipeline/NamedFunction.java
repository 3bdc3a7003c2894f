package farm.analysis.pipeline;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.pipeline.step.group.CombineStep;
import org.jspecify.annotations.Nullable;

/** An aggregation in a pipeline file: a record whose first component is the column to aggregate. */
final class NamedFunction implements CombineStep.Fn {

  private final String name;
  private final ConfigRecord<?> config;
  private final @Nullable Object[] options;

  /** An aggregation with this name and these options; the first is replaced by the column. */
  NamedFunction(String name, ConfigRecord<?> config, @Nullable Object[] options) {
    this.name = name;
    this.config = config;
    this.options = options;
  }

  @Override
  public Aggregation of(@Nullable String column) {
    if (column == null && ConfigRecord.isRequired(config.components().get(0))) {
      throw new IllegalArgumentException(
          "Aggregation '%s' needs the column to aggregate: {value: column, fn: %s}"
              .formatted(name, name));
    }
    @Nullable Object[] values = options.clone();
    values[0] = column;
    return (Aggregation) config.create(values);
  }
}
