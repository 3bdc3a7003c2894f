package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * A function that gives each row a value computed from the rows around it: {@code new
 * Difference("total_agents", 1)}.
 */
public sealed interface WindowFunction extends Serializable
    permits Difference, EdgeValue, Moving, Ranking, Share, Shifted {

  /** The columns that it reads. */
  List<String> columns();

  /**
   * The type of its values.
   *
   * @param input the columns of the rows
   * @param orders the order of the rows of a partition
   * @throws farm.analysis.problem.RequestException if it can't be computed for such rows
   */
  ColumnType type(Schema input, List<Order> orders);

  /** Begins to compute its values for these rows. */
  Calculation begin(OrderedRows rows);
}
