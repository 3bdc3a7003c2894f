package farm.analysis.aggregate.function;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The state of one aggregation for many groups; {@link Aggregation} states the contract.
 *
 * <p>Groups are numbered from 0. Implementations keep their state in arrays by group.
 */
public interface Accumulator {

  /** Makes room for groups 0 to {@code groups - 1}; new groups are empty. */
  void grow(int groups);

  /**
   * Adds each row of a chunk to its group. Missing values are skipped, unless the aggregation says
   * otherwise.
   *
   * @param columns the indexes of the columns to aggregate
   * @param groups the group of each row; there is room for all of them
   */
  void add(Chunk chunk, int[] columns, RowGroups groups);

  /**
   * Adds the state of some groups of another accumulator of the same aggregation.
   *
   * @param slots the groups of {@code other} to add
   * @param groups for each slot, the group here that it is added to
   */
  void merge(Accumulator other, int[] slots, int[] groups);

  /**
   * The results of these groups, in this order: a column for each result, a row for each group. A
   * group without values has a missing result, unless the aggregation defines one (a count is 0).
   *
   * @throws GroupOverflowException if an exact result can't be represented
   */
  List<Column> results(int[] groups);

  /** The number of these groups whose result is an estimate; 0 if the aggregation is exact. */
  default int estimates(int[] groups) {
    return 0;
  }

  /** Writes the state of groups 0 to {@code groups - 1}. */
  void encode(int groups, DataOutputStream out) throws IOException;

  /** Reads the state that {@link #encode} wrote into this accumulator, which must be empty. */
  void decode(int groups, DataInputStream in) throws IOException;

  /** The approximate memory of the state, in bytes. */
  long byteSize();
}
