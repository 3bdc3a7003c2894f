package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.moment.ConfidenceLevel;
import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.simulation.RunStudy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step that analyzes the times of individuals until an event. */
interface SurvivalAnalysis extends StepConfig.Transform {

  /** The columns that identify a group. */
  List<String> groupBy();

  /** The column of times. */
  String time();

  /** The column of events. */
  String event();

  /** The confidence level of its intervals, above 0 and below 1. */
  double level();

  /** The name of its intervals: {@code 95 % confidence interval}. */
  default String interval() {
    return new ConfidenceLevel(level()).interval();
  }

  @Override
  RunStudy transform();

  @Override
  default Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new LinkedHashSet<>(groupBy());
    columns.addAll(List.of(time(), event()));
    return Optional.of(columns);
  }

  @Override
  default Schema result(Schema input) {
    return transform().result(input);
  }
}
