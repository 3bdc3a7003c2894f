package farm.analysis.chunk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Collects rows into one {@link Chunk}. For each row, the caller appends a value or a missing value
 * to each non-constant column, then calls {@link #endRow}. A builder makes one chunk only.
 */
public final class ChunkBuilder {

  private final Schema schema;
  private final Column.Builder[] columns;

  /**
   * The builders of text columns; an array, because {@link #byteSize} may be called for each row.
   */
  private final TextColumn.Builder[] texts;

  private final BitSet constants = new BitSet();
  private int rowCount;

  /** The bytes of memory per row, without the dictionaries of text columns. */
  private long rowBytes;

  /** A builder for chunks of this schema, with initial room for {@code expectedRows}. */
  public ChunkBuilder(Schema schema, int expectedRows) {
    this.schema = schema;
    this.columns = new Column.Builder[schema.size()];
    List<TextColumn.Builder> ofTexts = new ArrayList<>();
    for (int c = 0; c < columns.length; c++) {
      ColumnType type = schema.field(c).type();
      columns[c] = Column.builder(type, expectedRows);
      rowBytes += type.valueBytes();
      if (columns[c] instanceof TextColumn.Builder text) {
        ofTexts.add(text);
      }
    }
    this.texts = ofTexts.toArray(TextColumn.Builder[]::new);
  }

  /** The builder of the column at {@code index}, to append missing values. */
  public Column.Builder column(int index) {
    return columns[index];
  }

  /** The builder of the long column at {@code index}. */
  public LongColumn.Builder longs(int index) {
    return (LongColumn.Builder) columns[index];
  }

  /** The builder of the double column at {@code index}. */
  public DoubleColumn.Builder doubles(int index) {
    return (DoubleColumn.Builder) columns[index];
  }

  /** The builder of the boolean column at {@code index}. */
  public BooleanColumn.Builder booleans(int index) {
    return (BooleanColumn.Builder) columns[index];
  }

  /** The builder of the text or JSON column at {@code index}. */
  public TextColumn.Builder texts(int index) {
    return (TextColumn.Builder) columns[index];
  }

  /** Gives the text column at {@code index} this value in every row; call it before adding rows. */
  public void constantText(int index, String value) {
    setConstant(index);
    texts(index).append(value);
  }

  /** Makes the column at {@code index} missing in every row; call it before adding rows. */
  public void constantMissing(int index) {
    setConstant(index);
    columns[index].appendMissing();
  }

  private void setConstant(int index) {
    if (rowCount > 0 || columns[index].size() > 0) {
      throw new IllegalStateException(
          "column '%s' has values already".formatted(schema.field(index).name()));
    }
    constants.set(index);
    rowBytes -= schema.field(index).type().valueBytes();
  }

  /** Ends a row. */
  public void endRow() {
    rowCount++;
  }

  /** Ends {@code count} rows whose values were appended column by column. */
  public void endRows(int count) {
    rowCount += count;
  }

  /** The number of rows that have ended. */
  public int rowCount() {
    return rowCount;
  }

  /** The bytes of memory that a row adds, without texts that are new to the chunk. */
  public long rowBytes() {
    return rowBytes;
  }

  /** The approximate memory the rows take so far, in bytes. */
  public long byteSize() {
    long bytes = rowBytes * rowCount;
    for (TextColumn.Builder text : texts) {
      bytes += text.dictionaryBytes();
    }
    return bytes;
  }

  /** Adds one row of another chunk of the same schema. */
  public void appendRow(Chunk chunk, int row) {
    int position = chunk.position(row);
    for (int c = 0; c < columns.length; c++) {
      columns[c].appendFrom(chunk.column(c), position);
    }
    endRow();
  }

  /**
   * The rows so far, as a chunk from {@code origin}.
   *
   * @throws IllegalStateException if a column has more or fewer values than there are rows
   */
  public Chunk build(Origin origin) {
    List<Column> built = new ArrayList<>(columns.length);
    for (int c = 0; c < columns.length; c++) {
      built.add(built(c));
    }
    return Chunk.of(schema, built, origin, rowCount);
  }

  private Column built(int index) {
    if (constants.get(index)) {
      return columns[index].buildConstant(rowCount);
    }
    if (columns[index].size() != rowCount) {
      throw new IllegalStateException(
          "column '%s' has %d values, but the chunk has %d rows"
              .formatted(schema.field(index).name(), columns[index].size(), rowCount));
    }
    return columns[index].build();
  }
}
