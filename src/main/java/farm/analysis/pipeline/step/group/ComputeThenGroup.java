package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.Pivot;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.process.Process;
import java.util.function.UnaryOperator;

/** Computes the columns that a grouping needs, then groups. */
final class ComputeThenGroup extends FlowTransform {

  private final ComputedColumns columns;
  private final FlowTransform grouping;
  private final UnaryOperator<Schema> result;

  private ComputeThenGroup(
      ComputedColumns columns, FlowTransform grouping, UnaryOperator<Schema> result) {
    this.columns = columns;
    this.grouping = grouping;
    this.result = result;
  }

  static ComputeThenGroup of(ComputedColumns columns, Aggregate aggregate) {
    return new ComputeThenGroup(columns, aggregate, aggregate::result);
  }

  static ComputeThenGroup of(ComputedColumns columns, Pivot pivot) {
    return new ComputeThenGroup(columns, pivot, pivot::result);
  }

  /**
   * The columns of the result.
   *
   * @throws farm.analysis.problem.RequestException with the problems of columns and expressions
   */
  Schema result(Schema input) {
    return result.apply(
        columns
            .processor(input)
            .map(processor -> Process.schemaOf(processor, input))
            .orElse(input));
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    return grouping.flow(
        columns
            .processor(chunks.schema())
            .map(processor -> Process.flow(chunks, processor))
            .orElse(chunks));
  }
}
