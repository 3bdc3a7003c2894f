package farm.analysis.pipeline.step.process;

import farm.analysis.chunk.ColumnType;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.value.Cast.Errors;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Converts columns to other types. */
@Described(
    value = "Converts columns to other types.",
    example =
        """
        - type: Cast
          config: {columns: {generation: double, resource_id: text}}
        """)
public record CastStep(
    @Option("the new type of each column, by its name") Map<String, ColumnType> columns,
    @Option(
            "the effect of a value that the type can't hold: `fail` ends the run; with `missing` it"
                + " becomes missing, and a note at the end counts these values")
        @Default("fail")
        Errors errors)
    implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return farm.analysis.process.value.Cast.to(columns).withErrors(errors);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(columns.keySet(), used);
  }
}
