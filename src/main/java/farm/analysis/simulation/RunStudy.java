package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;

/**
 * An aggregate by run and step, then a computation over the ordered rows of each run, or of each
 * step of a run. These rows are all in one chunk, so the result doesn't depend on the chunks of the
 * input. A survival analysis does the same with groups and times.
 */
public abstract sealed class RunStudy extends FlowTransform
    permits DominanceByStep, PopulationByStep, ResourcesByStep, SurvivalCurve, SurvivalSummary {

  private final DataProcessor before;
  private final Aggregate groups;
  private final DataProcessor study;

  /**
   * Applies {@code study} to an aggregate, which must keep in one chunk the rows that the study
   * needs together.
   */
  RunStudy(Aggregate groups, DataProcessor study) {
    this(chunk -> chunk, groups, study);
  }

  /** Applies {@code before} to the rows before they are aggregated. */
  RunStudy(DataProcessor before, Aggregate groups, DataProcessor study) {
    this.before = before;
    this.groups = groups;
    this.study = study;
  }

  /**
   * The columns of the result for chunks with the columns {@code input}.
   *
   * @throws farm.analysis.problem.RequestException with the problems if it can't be applied
   */
  public final Schema result(Schema input) {
    return Process.schemaOf(study, groups.result(Process.schemaOf(before, input)));
  }

  /** Doesn't count rows: a study may have fewer rows than its groups, but drops none. */
  @Override
  public final ChunkFlow flow(ChunkFlow chunks) {
    return Process.flow(groups.flow(Process.flow(chunks, before)), study.uncounted());
  }
}
