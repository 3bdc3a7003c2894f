package farm.analysis.aggregate.function;

import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * A function of many rows that is computed in pieces.
 *
 * <p>Its state lives in an {@link Accumulator}. There are four primitives:
 *
 * <ol>
 *   <li><b>new:</b> {@link #accumulator} returns an empty accumulator.
 *   <li><b>add:</b> {@link Accumulator#add} adds the rows of a chunk.
 *   <li><b>merge:</b> {@link Accumulator#merge} adds the state of another accumulator and doesn't
 *       change that one.
 *   <li><b>result:</b> {@link Accumulator#results} returns the results of groups.
 * </ol>
 *
 * <p>{@code encode} and {@code decode} carry an accumulator from one worker to another. The runner
 * decides how the rows are split, and in what order the pieces are merged. So for all rows A and B
 * and every accumulator s, bit for bit:
 *
 * <pre>{@code
 * result(merge(add(new, A), add(new, B))) = result(add(new, A then B)) = result(add(new, B then A))
 * result(merge(new, s)) = result(s) = result(decode(encode(s)))
 * }</pre>
 *
 * <p>An aggregation whose estimates can depend on the order says so; their bounds hold for every
 * order.
 */
public interface Aggregation extends Serializable {

  /** The names of the columns to aggregate, in order; empty if only rows are counted. */
  List<String> columns();

  /**
   * The columns of the result; nearly always one column called {@code name}.
   *
   * @param name the name that the user gave to the result
   * @param inputs the columns to aggregate, in the order of {@link #columns}
   * @throws farm.analysis.problem.RequestException if the aggregation doesn't accept these types
   */
  List<Schema.Field> results(String name, List<Schema.Field> inputs);

  /**
   * The error of an estimate, such as {@code relative error 1 %}; empty if results are always
   * exact.
   */
  default String errorOfEstimates() {
    return "";
  }

  /** Returns an empty accumulator for values of the types of {@code inputs}. */
  Accumulator accumulator(List<Schema.Field> inputs);
}
