package farm.analysis.aggregate.function;

import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * A function of many rows that can be computed in pieces: what one aggregation implements.
 *
 * <p>Its result depends on the rows alone: not on their order, nor on how they were split. An
 * estimate for which that can't be says so, and has bounds that hold anyway.
 */
public interface Aggregation extends Serializable {

  /** The names of the columns it is of, in order; none if it only counts rows. */
  List<String> columns();

  /**
   * The columns of its result; nearly always one, of that name.
   *
   * @param name what the user calls the result
   * @param inputs the columns it is of, as {@link #columns} names them
   * @throws farm.analysis.problem.RequestException if it can't be taken of values of these types
   */
  List<Schema.Field> results(String name, List<Schema.Field> inputs);

  /** What is known of the error of an estimate: {@code relative error 1 %}; empty if exact. */
  default String errorOfEstimates() {
    return "";
  }

  /** An accumulator of no groups, for values of the types of {@code inputs}. */
  Accumulator accumulator(List<Schema.Field> inputs);
}
