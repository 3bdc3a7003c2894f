package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.process.Process;

/** Computes the columns that a grouping needs, then groups. */
final class ComputeThenGroup extends FlowTransform {

  private final ComputedColumns columns;
  private final Aggregate aggregate;

  private ComputeThenGroup(ComputedColumns columns, Aggregate aggregate) {
    this.columns = columns;
    this.aggregate = aggregate;
  }

  static ComputeThenGroup of(ComputedColumns columns, Aggregate aggregate) {
    return new ComputeThenGroup(columns, aggregate);
  }

  /**
   * The columns of the result.
   *
   * @throws farm.analysis.problem.RequestException with the problems of columns and expressions
   */
  Schema result(Schema input) {
    return aggregate.result(
        columns
            .processor(input)
            .map(processor -> Process.schemaOf(processor, input))
            .orElse(input));
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    return aggregate.flow(
        columns
            .processor(chunks.schema())
            .map(processor -> Process.flow(chunks, processor))
            .orElse(chunks));
  }
}
