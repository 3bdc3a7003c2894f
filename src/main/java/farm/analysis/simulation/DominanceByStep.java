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
 * Which share of the population each type of agent has at each step, and which type dominates.
 *
 * <p>One row for each run, step and type, in their order, with these columns, then
 *
 * <ul>
 *   <li>{@code count}: the agents of the type;
 *   <li>{@code share}: count / the agents of all types at the step; missing where there are none;
 *   <li>{@code dominant}: whether no type has more; of several the first by name, and none where
 *       there are no agents.
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
   * The dominance of types in each run.
   *
   * @param run the columns that tell runs apart; none if all rows are of one
   * @param step the column of the step's number
   * @param type the column of the agents' type
   * @param count the column of counts; those of a step and type are added up
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
