package farm.analysis.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable batch of rows, stored by column.
 *
 * <p>Rows are numbered from 0. A {@link #slice} or {@link #select}ion shares the columns of its
 * source, so the values of a row are found at its {@link #position}. Two chunks are equal if they
 * have the same schema and origin and the same values in each row, bit for bit.
 */
public final class Chunk {

  private final Schema schema;
  private final List<Column> columns;
  private final Origin origin;
  private final int rowCount;
  private final int offset;
  private final int @Nullable [] selected;

  private Chunk(Chunk from, int rowCount, int offset, int @Nullable [] selected) {
    this.schema = from.schema;
    this.columns = from.columns;
    this.origin = from.origin;
    this.rowCount = rowCount;
    this.offset = offset;
    this.selected = selected;
  }

  private Chunk(Chunk from, Origin origin, Schema schema, List<Column> columns) {
    this.schema = schema;
    this.columns = columns;
    this.origin = origin;
    this.rowCount = from.rowCount;
    this.offset = from.offset;
    this.selected = from.selected;
  }

  private Chunk(Schema schema, List<Column> columns, Origin origin, int rowCount) {
    this.schema = schema;
    this.columns = List.copyOf(columns);
    this.origin = origin;
    this.rowCount = rowCount;
    this.offset = 0;
    this.selected = null;
  }

  /**
   * A chunk of these columns; each has {@code rowCount} positions.
   *
   * @throws IllegalArgumentException if the columns don't fit the schema or the row count
   */
  public static Chunk of(
      Schema schema, List<? extends Column> columns, Origin origin, int rowCount) {
    if (columns.size() != schema.size()) {
      throw new IllegalArgumentException(
          "%d columns were given; should be the columns (%s)".formatted(columns.size(), schema));
    }
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (column.type() != schema.field(c).type() || column.size() != rowCount) {
        throw new IllegalArgumentException(
            "column '%s' should be %s of %d rows, was %s of %d"
                .formatted(
                    schema.field(c).name(),
                    schema.field(c).type().word(),
                    rowCount,
                    column.type().word(),
                    column.size()));
      }
    }
    return new Chunk(schema, List.copyOf(columns), origin, rowCount);
  }

  /** A chunk without rows. */
  public static Chunk empty(Schema schema, Origin origin) {
    return new ChunkBuilder(schema, 0).build(origin);
  }

  /**
   * All rows of these chunks, in this order, as one chunk with the origin of the first.
   *
   * @throws IllegalArgumentException if there are no chunks or their schemas differ
   */
  public static Chunk concat(List<Chunk> chunks) {
    if (chunks.isEmpty()) {
      throw new IllegalArgumentException("no chunks to concatenate; should be at least one");
    }
    Chunk first = chunks.get(0);
    int rows = Math.toIntExact(chunks.stream().mapToLong(Chunk::rowCount).sum());
    ChunkBuilder all = new ChunkBuilder(first.schema, rows);
    for (Chunk chunk : chunks) {
      if (!chunk.schema.equals(first.schema)) {
        throw new IllegalArgumentException(
            "chunks of different schemas: (%s) and (%s)".formatted(first.schema, chunk.schema));
      }
      for (int row = 0; row < chunk.rowCount; row++) {
        all.appendRow(chunk, row);
      }
    }
    return all.build(first.origin);
  }

  /** The names and types of the columns. */
  public Schema schema() {
    return schema;
  }

  /** The number of rows. */
  public int rowCount() {
    return rowCount;
  }

  /** The place in the input that the rows come from. */
  public Origin origin() {
    return origin;
  }

  /** The column at {@code index} of the schema; read it at {@link #position}s. */
  public Column column(int index) {
    return columns.get(index);
  }

  /** The position of a row's values in the columns; rows count from 0. */
  public int position(int row) {
    return selected == null ? offset + row : selected[offset + row];
  }

  /** The place of a row in the input, for messages. */
  public String place(int row) {
    return "%s: row %d of the chunk that starts at %d"
        .formatted(origin.input(), position(row) + 1, origin.firstRow());
  }

  /** The column at {@code index} with one value per row; row 0 is at position 0. */
  public Column values(int index) {
    Column column = columns.get(index);
    if (selected == null && offset == 0 && column.size() == rowCount) {
      return column;
    }
    int[] positions = new int[rowCount];
    for (int row = 0; row < rowCount; row++) {
      positions[row] = position(row);
    }
    return column.gather(positions);
  }

  /**
   * Copies the long column at {@code index} to an array, one value per row, starting with row 0.
   */
  public void copyLongs(int index, long[] to) {
    LongColumn column = (LongColumn) columns.get(index);
    if (selected == null) {
      column.copy(offset, to, rowCount);
      return;
    }
    for (int row = 0; row < rowCount; row++) {
      to[row] = column.longAt(position(row));
    }
  }

  /** The value as an object, or null if it is missing; for messages and tests. */
  public @Nullable Object value(int row, int column) {
    return columns.get(column).valueAt(position(row));
  }

  /** The {@code count} rows that start at row {@code first}; shares the columns. */
  public Chunk slice(int first, int count) {
    Objects.checkFromIndexSize(first, count, rowCount);
    return new Chunk(this, count, offset + first, selected);
  }

  /**
   * The rows with these numbers, in this order; shares the columns. The caller mustn't change the
   * array afterwards.
   */
  public Chunk select(int... rows) {
    boolean isDense = selected == null && offset == 0;
    int[] positions = isDense ? rows : new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      positions[i] = position(Objects.checkIndex(rows[i], rowCount));
    }
    return new Chunk(this, rows.length, 0, positions);
  }

  /** The rows whose {@link #position} passes the test; shares the columns. */
  public Chunk keep(IntPredicate kept) {
    int[] rows = IntStream.range(0, rowCount).filter(row -> kept.test(position(row))).toArray();
    return rows.length == rowCount ? this : select(rows);
  }

  /** The same rows with another origin. */
  public Chunk from(Origin newOrigin) {
    return new Chunk(this, newOrigin, schema, columns);
  }

  /** The columns with these names, in this order, for the same rows. */
  public Chunk project(List<String> names) {
    int[] indexes = names.stream().mapToInt(schema::indexOf).toArray();
    Schema projected = Schema.of(Arrays.stream(indexes).mapToObj(schema::field).toList());
    List<Column> kept = Arrays.stream(indexes).<Column>mapToObj(columns::get).toList();
    return new Chunk(this, origin, projected, kept);
  }

  /**
   * The same rows and columns, with some columns renamed.
   *
   * @param newNames the new names by old name; old names without a column are ignored
   * @throws IllegalArgumentException if two columns would have the same name
   */
  public Chunk rename(Map<String, String> newNames) {
    List<Schema.Field> fields =
        schema.fields().stream()
            .map(f -> new Schema.Field(newNames.getOrDefault(f.name(), f.name()), f.type()))
            .toList();
    return new Chunk(this, origin, Schema.of(fields), columns);
  }

  /**
   * The same rows with the column at {@code index} replaced by one made from it value by value. All
   * other columns are shared.
   *
   * @param append appends the new value for a position. It is called once for each position that
   *     has rows, but only once for a constant column, whose replacement is constant too
   */
  public Chunk map(int index, Schema.Field field, ObjIntConsumer<Column.Builder> append) {
    List<Schema.Field> fields = new ArrayList<>(schema.fields());
    List<Column> all = new ArrayList<>(columns);
    fields.set(index, field);
    all.set(index, columns.get(index).mapped(field.type(), positions(), append));
    return new Chunk(this, origin, Schema.of(fields), List.copyOf(all));
  }

  /** The positions of all rows. */
  private BitSet positions() {
    BitSet positions = new BitSet();
    for (int row = 0; row < rowCount; row++) {
      positions.set(position(row));
    }
    return positions;
  }

  /**
   * The same rows with one more column, or with the column of that name replaced.
   *
   * @param values one value per row, from row 0 on
   */
  public Chunk with(Schema.Field field, Column values) {
    Chunk dense = dense();
    List<Schema.Field> fields = new ArrayList<>(schema.fields());
    List<Column> all = new ArrayList<>(dense.columns);
    int index = schema.find(field.name()).orElse(fields.size());
    if (index == fields.size()) {
      fields.add(field);
      all.add(values);
    } else {
      fields.set(index, field);
      all.set(index, values);
    }
    return of(Schema.of(fields), all, origin, rowCount);
  }

  /**
   * This chunk with each row at the position equal to its number; constant columns stay constant.
   * Its columns hold no more texts than it has rows.
   */
  public Chunk dense() {
    boolean isDense = selected == null && offset == 0;
    if (isDense && columns.stream().allMatch(column -> column.size() == rowCount)) {
      return this;
    }
    int[] positions = IntStream.range(0, rowCount).map(this::position).toArray();
    return new Chunk(
        schema, columns.stream().map(c -> c.gathered(positions)).toList(), origin, rowCount);
  }

  /** The approximate memory this chunk keeps, in bytes; shared columns count in full. */
  public long byteSize() {
    long bytes = 64 + (selected == null ? 0 : 4L * selected.length);
    for (Column column : columns) {
      bytes += column.byteSize();
    }
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Chunk chunk
        && rowCount == chunk.rowCount
        && origin.equals(chunk.origin)
        && schema.equals(chunk.schema)
        && sameValues(chunk);
  }

  private boolean sameValues(Chunk other) {
    for (int c = 0; c < columns.size(); c++) {
      for (int row = 0; row < rowCount; row++) {
        if (!column(c).sameAt(position(row), other.column(c), other.position(row))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new Object[] {schema, origin, rowCount});
  }

  /** The origin, the row count and the schema; no values. */
  @Override
  public String toString() {
    return "%s: %d rows of (%s)".formatted(origin, rowCount, schema);
  }
}
