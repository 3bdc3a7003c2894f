package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first row of each group, by its place in the inputs. */
final class FirstRowAccumulator implements Accumulator {

  /** The columns kept: the place, then the values. They are named by their index. */
  private final Schema schema;

  private final List<GroupValues> slots;
  private final List<BitSet> missing;
  private final BitSet met = new BitSet();

  FirstRowAccumulator(List<Schema.Field> inputs) {
    List<ColumnType> types =
        Stream.concat(Origin.PLACE.fields().stream(), inputs.stream())
            .map(Schema.Field::type)
            .toList();
    this.schema =
        Schema.of(
            IntStream.range(0, types.size())
                .mapToObj(c -> new Schema.Field("column " + c, types.get(c)))
                .toList());
    this.slots = types.stream().map(GroupValues::of).toList();
    this.missing = types.stream().map(type -> new BitSet()).toList();
  }

  @Override
  public void grow(int groups) {
    slots.forEach(one -> one.grow(groups));
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    List<Column> values = new ArrayList<>(chunk.origin().places(chunk.rowCount()));
    for (int column : columns) {
      values.add(chunk.values(column));
    }
    add(values, groups);
  }

  /**
   * Adds rows, each with a place and values, to their groups; a row without a place is an empty
   * group.
   */
  private void add(List<Column> values, RowGroups groups) {
    for (int row = 0; row < values.get(0).size(); row++) {
      if (!values.get(0).isMissing(row) && isBefore(values, row, groups.of(row))) {
        set(groups.of(row), values, row);
      }
    }
  }

  private boolean isBefore(List<Column> values, int row, int group) {
    if (!met.get(group)) {
      return true;
    }
    for (int c = 0; c < Origin.PLACE.size(); c++) {
      int sign = slots.get(c).compare(group, values.get(c), row);
      if (sign != 0) {
        return sign > 0;
      }
    }
    return false;
  }

  private void set(int group, List<Column> values, int row) {
    met.set(group);
    for (int c = 0; c < values.size(); c++) {
      boolean none = values.get(c).isMissing(row);
      missing.get(c).set(group, none);
      if (!none) {
        slots.get(c).set(group, values.get(c), row);
      }
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    add(((FirstRowAccumulator) other).columns(0, slots), RowGroups.of(groups));
  }

  /** The columns from {@code first} on; all are missing for an empty group. */
  private List<Column> columns(int first, int[] groups) {
    List<Column> columns = new ArrayList<>();
    for (int c = first; c < schema.size(); c++) {
      Column.Builder column = Column.builder(schema.field(c).type(), groups.length);
      for (int group : groups) {
        if (met.get(group) && !missing.get(c).get(group)) {
          slots.get(c).append(group, column);
        } else {
          column.appendMissing();
        }
      }
      columns.add(column.build());
    }
    return columns;
  }

  @Override
  public List<Column> results(int[] groups) {
    return columns(Origin.PLACE.size(), groups);
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    List<Column> columns = columns(0, IntStream.range(0, groups).toArray());
    ChunkCoder.of(schema).encode(Chunk.of(schema, columns, Origin.of("rows"), groups), out);
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    Chunk rows = ChunkCoder.of(schema).decode(in);
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      columns.add(rows.values(c));
    }
    add(columns, RowGroups.of(IntStream.range(0, groups).toArray()));
  }

  @Override
  public long byteSize() {
    return slots.stream().mapToLong(GroupValues::byteSize).sum()
        + (long) met.size() / 8 * slots.size();
  }
}
