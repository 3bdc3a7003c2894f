package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The share of the population of each agent type at each step, and the dominant type: {@code
 * DominanceByStep.of(List.of("run"), "step", "agent_type", "count")}.
 *
 * <p>The result has one row for each run, step and type, sorted by run, then step, then type. Its
 * columns are those of the run, the step and the type, then
 *
 * <ul>
 *   <li>{@code count}: the number of agents of the type;
 *   <li>{@code share}: count / the number of agents of all types at the step, from 0 to 1; missing
 *       if there are none;
 *   <li>{@code dominant}: true for the type with the most agents; if several have the most, for the
 *       first by name; false for all if there are no agents.
 * </ul>
 */
public final class DominanceByStep extends RunStudy {

  private DominanceByStep(List<String> run, String step, String type, String count) {
    super(
        Aggregate.groupBy(Keys.of(run, step, type))
            .with("count", Sum.of(count))
            .keepingTogether(run.size() + 1),
        chunk -> study(chunk, run.size() + 1));
  }

  /**
   * Computes the dominance of types in each run.
   *
   * @param run the columns that identify a run; none if all rows belong to one run
   * @param step the column of step numbers
   * @param type the column of agent types
   * @param count the column of counts, which are summed for each step and type
   */
  public static DominanceByStep of(List<String> run, String step, String type, String count) {
    return new DominanceByStep(run, step, type, count);
  }

  private static Chunk study(Chunk types, int stepColumns) {
    double[] shares = new double[types.rowCount()];
    BooleanColumn.Builder dominant =
        (BooleanColumn.Builder) Column.builder(ColumnType.BOOLEAN, types.rowCount());
    List<Integer> edges = Runs.edges(types, stepColumns);
    for (int step = 0; step + 1 < edges.size(); step++) {
      double total = 0;
      double most = 0;
      int leader = -1;
      for (int row = edges.get(step); row < edges.get(step + 1); row++) {
        double count = Runs.number(types, row, stepColumns + 1);
        total += Double.isNaN(count) ? 0 : count;
        if (count > most) {
          most = count;
          leader = row;
        }
      }
      for (int row = edges.get(step); row < edges.get(step + 1); row++) {
        shares[row] = total == 0 ? Double.NaN : Runs.number(types, row, stepColumns + 1) / total;
        dominant.append(row == leader);
      }
    }
    return types
        .with(new Schema.Field("share", ColumnType.DOUBLE), Runs.withMissing(shares))
        .with(new Schema.Field("dominant", ColumnType.BOOLEAN), dominant.build());
  }
}
