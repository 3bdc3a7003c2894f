package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first column's value in the least or greatest row of each group.
 *
 * <p>Rows are compared by their last column, then by the one before. Rows with a missing value are
 * skipped.
 */
final class PickAccumulator implements Accumulator {

  private final Schema schema;
  private final boolean least;
  private final List<GroupValues> slots;
  private final BitSet met = new BitSet();

  PickAccumulator(List<Schema.Field> inputs, boolean least) {
    this.schema =
        Schema.of(
            IntStream.range(0, inputs.size())
                .mapToObj(c -> new Schema.Field("column " + c, inputs.get(c).type()))
                .toList());
    this.least = least;
    this.slots = inputs.stream().map(input -> GroupValues.of(input.type())).toList();
  }

  @Override
  public void grow(int groups) {
    slots.forEach(one -> one.grow(groups));
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    List<Column> values = new ArrayList<>();
    for (int column : columns) {
      values.add(chunk.column(column));
    }
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (isPresent(values, position) && isBetter(groups.of(row), values, position)) {
        met.set(groups.of(row));
        for (int c = 0; c < values.size(); c++) {
          slots.get(c).set(groups.of(row), values.get(c), position);
        }
      }
    }
  }

  private static boolean isPresent(List<Column> values, int position) {
    for (int c = 0; c < values.size(); c++) {
      if (values.get(c).isMissing(position)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBetter(int group, List<Column> values, int position) {
    if (!met.get(group)) {
      return true;
    }
    for (int c = values.size() - 1; c >= 0; c--) {
      int sign = slots.get(c).compare(group, values.get(c), position);
      if (sign != 0) {
        return least ? sign > 0 : sign < 0;
      }
    }
    return false;
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    add(((PickAccumulator) other).rows(slots), columns(), RowGroups.of(groups));
  }

  /** The row picked for each of these groups; its values are missing for an empty group. */
  private Chunk rows(int[] groups) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      columns.add(column(c, groups));
    }
    return Chunk.of(schema, columns, Origin.of("groups"), groups.length);
  }

  private Column column(int c, int[] groups) {
    Column.Builder results = Column.builder(schema.field(c).type(), groups.length);
    for (int group : groups) {
      if (met.get(group)) {
        slots.get(c).append(group, results);
      } else {
        results.appendMissing();
      }
    }
    return results.build();
  }

  private int[] columns() {
    return IntStream.range(0, schema.size()).toArray();
  }

  @Override
  public List<Column> results(int[] groups) {
    return List.of(column(0, groups));
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    ChunkCoder.of(schema).encode(rows(IntStream.range(0, groups).toArray()), out);
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    add(
        ChunkCoder.of(schema).decode(in),
        columns(),
        RowGroups.of(IntStream.range(0, groups).toArray()));
  }

  @Override
  public long byteSize() {
    return met.size() / 8 + slots.stream().mapToLong(GroupValues::byteSize).sum();
  }
}
