package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/**
 * An aggregate by run and step, then a computation over the ordered steps of each run, which are
 * all in one chunk: so no result depends on where chunks of the input end.
 */
public abstract sealed class RunStudy extends PTransform<PCollection<Chunk>, PCollection<Chunk>>
    permits DominanceByStep, PopulationByStep, ResourcesByStep {

  private final Aggregate groups;
  private final DataProcessor study;

  /** For an aggregate that keeps together the rows that {@code study} needs to see. */
  RunStudy(Aggregate groups, DataProcessor study) {
    this.groups = groups;
    this.study = study;
  }

  /**
   * The columns of the result for chunks of these.
   *
   * @throws farm.analysis.problem.RequestException with all that is wrong, if it can't be applied
   */
  public final Schema result(Schema input) {
    return Process.schemaOf(study, groups.result(input));
  }

  @Override
  public final PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    return chunks.apply("ByRunAndStep", groups).apply("EachRun", Process.with(study));
  }
}
