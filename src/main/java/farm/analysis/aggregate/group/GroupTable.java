package farm.analysis.aggregate.group;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.problem.DataException;
import farm.analysis.process.CountReceiver;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.CoderException;

/** Groups and the state of their aggregations, to which chunks and other tables are added. */
public final class GroupTable {

  private final AggregateSpec spec;
  private final GroupKeys keys;
  private final List<Accumulator> accumulators;
  private final int[] keyColumns;
  private final int[][] valueColumns;

  /** Creates an empty table. */
  public GroupTable(AggregateSpec spec) {
    this.spec = spec;
    this.keys = new GroupKeys(spec.keySchema());
    this.accumulators = spec.accumulators();
    this.keyColumns = spec.keyColumns();
    this.valueColumns = spec.valueColumns();
  }

  int size() {
    return keys.size();
  }

  /** Adds each row to its group. */
  public void add(Chunk chunk) {
    RowGroups groups = keys.groupsOf(chunk, keyColumns);
    for (int a = 0; a < accumulators.size(); a++) {
      accumulators.get(a).grow(keys.size());
      accumulators.get(a).add(chunk, valueColumns[a], groups);
    }
  }

  /** Adds all groups of another table, which doesn't change. */
  public void merge(GroupTable other) {
    int[] slots = IntStream.range(0, other.size()).toArray();
    int[] groups = keys.groupsOf(other.keys, slots);
    for (int a = 0; a < accumulators.size(); a++) {
      accumulators.get(a).grow(keys.size());
      accumulators.get(a).merge(other.accumulators.get(a), slots, groups);
    }
  }

  /** Returns a table with the one group that exists without keys, even if there are no rows. */
  public static GroupTable ofNoRows(AggregateSpec spec) {
    GroupTable table = new GroupTable(spec);
    table.keys.groupsOf(Chunk.of(spec.keySchema(), List.of(), Origin.of("groups"), 1), new int[0]);
    table.accumulators.forEach(accumulator -> accumulator.grow(1));
    return table;
  }

  /**
   * The keys and results of these groups, in this order.
   *
   * @throws DataException if an exact result can't be represented; the message names the group
   */
  public Chunk results(int... groups) {
    List<Column> columns = keyColumns(groups);
    List<String> names = List.copyOf(spec.aggregations().keySet());
    for (int a = 0; a < names.size(); a++) {
      try {
        columns.addAll(accumulators.get(a).results(groups));
      } catch (GroupOverflowException e) {
        throw new DataException(
            "'%s'%s %s".formatted(names.get(a), describe(keyRows(), e.group()), e.getMessage()), e);
      }
    }
    return Chunk.of(spec.result(), columns, Origin.of("groups"), groups.length);
  }

  /**
   * Counts, for each aggregation, the groups whose result is an estimate, by its name and error.
   */
  void countEstimates(CountReceiver counts) {
    int[] all = IntStream.range(0, size()).toArray();
    List<String> names = List.copyOf(spec.aggregations().keySet());
    for (int a = 0; a < names.size(); a++) {
      int estimates = accumulators.get(a).estimates(all);
      if (estimates > 0) {
        Aggregation aggregation = Objects.requireNonNull(spec.aggregations().get(names.get(a)));
        counts.add("'%s': %s".formatted(names.get(a), aggregation.errorOfEstimates()), estimates);
      }
    }
  }

  private List<Column> keyColumns(int[] groups) {
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < spec.keys().size(); k++) {
      columns.add(keys.column(k, groups));
    }
    return columns;
  }

  private static String describe(Chunk keyRows, int group) {
    StringJoiner keys = new StringJoiner(", ", " of ", "").setEmptyValue("");
    for (int k = 0; k < keyRows.schema().size(); k++) {
      keys.add("%s %s".formatted(keyRows.schema().field(k).name(), keyRows.value(group, k)));
    }
    return keys.toString();
  }

  /** The approximate memory, in bytes, that the table will take after a few more groups. */
  long byteSizeSoon() {
    return keys.isNearlyFull() ? 2 * byteSize() : byteSize();
  }

  /** The approximate memory of the table, in bytes. */
  public long byteSize() {
    long bytes = keys.byteSize();
    for (Accumulator accumulator : accumulators) {
      bytes += accumulator.byteSize();
    }
    return bytes;
  }

  /** The keys as a chunk that has a row for each group, in order. */
  public Chunk keyRows() {
    int[] all = IntStream.range(0, size()).toArray();
    return Chunk.of(spec.keySchema(), keyColumns(all), Origin.of("groups"), size());
  }

  void encodeState(DataOutputStream out) throws IOException {
    for (Accumulator accumulator : accumulators) {
      accumulator.encode(size(), out);
    }
  }

  static GroupTable decode(AggregateSpec spec, Chunk keyRows, DataInputStream in)
      throws IOException {
    GroupTable table = new GroupTable(spec);
    table.keys.groupsOf(keyRows, IntStream.range(0, spec.keys().size()).toArray());
    if (table.size() != keyRows.rowCount()) {
      throw new CoderException(
          "%d keys, only %d of them distinct".formatted(keyRows.rowCount(), table.size()));
    }
    for (Accumulator accumulator : table.accumulators) {
      accumulator.decode(table.size(), in);
    }
    return table;
  }
}
