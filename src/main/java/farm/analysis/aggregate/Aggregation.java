package farm.analysis.aggregate;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of many rows that can be computed in pieces: what one aggregation implements.
 *
 * <p>Its result depends on the rows alone: not on their order, nor on how they were split.
 */
public interface Aggregation extends Serializable {

  /** The column it is of, or null if it only counts rows. */
  @Nullable String column();

  /**
   * The type of its result.
   *
   * @param input the column it is of; null exactly if {@link #column} is
   * @throws farm.analysis.problem.RequestException if it can't be taken of values of that type
   */
  ColumnType resultType(Schema.@Nullable Field input);

  /** An accumulator of no groups, for values of the type of {@code input}. */
  Accumulator accumulator(Schema.@Nullable Field input);
}
