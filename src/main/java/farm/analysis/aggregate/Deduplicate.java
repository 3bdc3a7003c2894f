package farm.analysis.aggregate;

import farm.analysis.aggregate.group.ResultRows;
import farm.analysis.aggregate.value.FirstRow;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps one row for each distinct combination of values in some columns: {@code
 * Deduplicate.by(List.of("agent_id"))}.
 *
 * <p>It keeps the row that comes first in the inputs. The rows of the result are in the order of
 * these columns; all columns keep their places. Missing values equal each other, all NaN are equal,
 * and −0.0 equals 0.0. Memory grows with the number of rows kept, not of rows read.
 */
public final class Deduplicate extends FlowTransform {

  private final List<String> columns;
  private final long maxRows;

  private Deduplicate(List<String> columns, long maxRows) {
    this.columns = List.copyOf(columns);
    this.maxRows = maxRows;
  }

  /**
   * Keeps one row for each combination of values in these columns; an empty list means all columns.
   */
  public static Deduplicate by(List<String> columns) {
    return new Deduplicate(columns, ResultRows.DEFAULT.maxGroups());
  }

  /** Sets the largest number of rows kept, by default 50 million; a run that keeps more fails. */
  public Deduplicate withMaxRows(long rows) {
    return new Deduplicate(columns, rows);
  }

  /**
   * The columns of the result, which are those of the input.
   *
   * @throws farm.analysis.problem.RequestException with each column that doesn't exist
   */
  public Schema result(Schema input) {
    firstRows(input).result(input);
    return input;
  }

  private Aggregate firstRows(Schema input) {
    List<String> keys = columns.isEmpty() ? input.names() : columns;
    List<String> others = new ArrayList<>(input.names());
    others.removeAll(keys);
    Aggregate distinct = Aggregate.groupBy(keys).withMaxGroups(maxRows);
    return others.isEmpty() ? distinct : distinct.with("rest of the row", new FirstRow(others));
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    Schema input = chunks.schema();
    List<String> names = input.names();
    return Process.flow(firstRows(input).flow(chunks), chunk -> chunk.project(names));
  }
}
