package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;

/**
 * An aggregate by run and step, then a computation over the ordered steps of each run, which are
 * all in one chunk: so no result depends on where chunks of the input end.
 */
public abstract sealed class RunStudy extends FlowTransform
    permits DominanceByStep, PopulationByStep, ResourcesByStep {

  private final DataProcessor before;
  private final Aggregate groups;
  private final DataProcessor study;

  /** For an aggregate that keeps together the rows that {@code study} needs to see. */
  RunStudy(Aggregate groups, DataProcessor study) {
    this(chunk -> chunk, groups, study);
  }

  /** For an aggregate of what {@code before} makes of the rows. */
  RunStudy(DataProcessor before, Aggregate groups, DataProcessor study) {
    this.before = before;
    this.groups = groups;
    this.study = study;
  }

  /**
   * The columns of the result for chunks of these.
   *
   * @throws farm.analysis.problem.RequestException with all that is wrong, if it can't be applied
   */
  public final Schema result(Schema input) {
    return Process.schemaOf(study, groups.result(Process.schemaOf(before, input)));
  }

  @Override
  public final ChunkFlow flow(ChunkFlow chunks) {
    return Process.flow(groups.flow(Process.flow(chunks, before)), study);
  }
}
