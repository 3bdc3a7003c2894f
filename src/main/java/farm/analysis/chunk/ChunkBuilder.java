package farm.analysis.chunk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Collects rows into one {@link Chunk}. For each row, one value or missing is appended to each
 * column that isn't constant, then {@link #endRow} is called. Serves once.
 */
public final class ChunkBuilder {

  private final Schema schema;
  private final Column.Builder[] columns;

  /** Those of texts; an array, as it is gone through for each row. */
  private final TextColumn.Builder[] texts;

  private final BitSet constants = new BitSet();
  private int rowCount;

  /** What each row takes, but for the dictionaries of texts. */
  private long rowBytes;

  /** A builder of chunks of this schema, with room for {@code expectedRows} at first. */
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

  /** Where to append missing values of the column at {@code index}. */
  public Column.Builder column(int index) {
    return columns[index];
  }

  /** Where to append to the long column at {@code index}. */
  public LongColumn.Builder longs(int index) {
    return (LongColumn.Builder) columns[index];
  }

  /** Where to append to the double column at {@code index}. */
  public DoubleColumn.Builder doubles(int index) {
    return (DoubleColumn.Builder) columns[index];
  }

  /** Where to append to the boolean column at {@code index}. */
  public BooleanColumn.Builder booleans(int index) {
    return (BooleanColumn.Builder) columns[index];
  }

  /** Where to append to the text or JSON column at {@code index}. */
  public TextColumn.Builder texts(int index) {
    return (TextColumn.Builder) columns[index];
  }

  /** Makes the text column at {@code index} give {@code value} in every row; before any row. */
  public void constantText(int index, String value) {
    setConstant(index);
    texts(index).append(value);
  }

  /** Makes the column at {@code index} missing in every row; before any row. */
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

  /** Ends so many rows, of which the values were appended column by column. */
  public void endRows(int count) {
    rowCount += count;
  }

  /** How many rows have ended. */
  public int rowCount() {
    return rowCount;
  }

  /** How many bytes of memory a row adds, but for texts that are new to the chunk. */
  public long rowBytes() {
    return rowBytes;
  }

  /** About how many bytes of memory the rows take so far. */
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
          "column '%s' has %d values, the chunk %d rows"
              .formatted(schema.field(index).name(), columns[index].size(), rowCount));
    }
    return columns[index].build();
  }
}
