package farm.analysis.aggregate.function;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The state of one aggregation for many groups, numbered from 0, in arrays by group.
 *
 * <p>{@code grow} → {@code add} and {@code merge} in any order → {@code result}. For any split of
 * rows into a and b, {@code result(add(a) merge add(b)) = result(add(a and b))}, bit for bit, of
 * all but estimates of which {@link Aggregation} says otherwise.
 */
public interface Accumulator {

  /** Makes room for groups 0 to {@code groups - 1}; new ones have met no rows. */
  void grow(int groups);

  /**
   * Adds each row of a chunk to its group; a missing value is skipped.
   *
   * @param columns the indexes of the columns to aggregate
   * @param groups the group of each row
   */
  void add(Chunk chunk, int[] columns, RowGroups groups);

  /**
   * Adds what another accumulator of the same aggregation has met, and leaves that one as it is.
   *
   * @param slots groups of {@code other}
   * @param groups the groups here that take them in, one for each
   */
  void merge(Accumulator other, int[] slots, int[] groups);

  /**
   * The results of these groups, in this order, a column each; a group that met no value is
   * missing.
   *
   * @throws GroupOverflowException if an exact result can't be held
   */
  List<Column> results(int[] groups);

  /** How many of these groups have a result that is an estimate; none of an exact aggregation. */
  default int estimates(int[] groups) {
    return 0;
  }

  /** Writes the state of groups 0 to {@code groups - 1}. */
  void encode(int groups, DataOutputStream out) throws IOException;

  /** Reads what {@link #encode} wrote into an accumulator of no groups. */
  void decode(int groups, DataInputStream in) throws IOException;

  /** About how many bytes of memory the state takes. */
  long byteSize();
}
