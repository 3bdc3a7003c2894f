package farm.analysis.simulation;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;

/** Collects rows of results: the keys of a row of another chunk, then numbers. */
final class KeyedRows {

  private final Chunk keys;
  private final ChunkBuilder rows;
  private int column;

  /**
   * A builder of rows.
   *
   * @param keys the chunk whose columns come first
   * @param results the columns that follow, of types {@code long} and {@code double}
   */
  KeyedRows(Chunk keys, Iterable<Schema.Field> results) {
    this.keys = keys;
    Schema schema = keys.schema();
    for (Schema.Field result : results) {
      schema = schema.with(result);
    }
    this.rows = new ChunkBuilder(schema, keys.rowCount());
  }

  /** Begins a row with the keys of a row; a value for each result must follow, then the end. */
  KeyedRows begin(int row) {
    for (column = 0; column < keys.schema().size(); column++) {
      rows.column(column).appendFrom(keys.column(column), keys.position(row));
    }
    return this;
  }

  /** Adds the next result of the row. */
  KeyedRows add(long value) {
    rows.longs(column++).append(value);
    return this;
  }

  /** Adds the next result of the row; NaN is missing. */
  KeyedRows add(double value) {
    if (Double.isNaN(value)) {
      rows.column(column++).appendMissing();
    } else {
      rows.doubles(column++).append(value);
    }
    return this;
  }

  /** Ends the row. */
  void end() {
    rows.endRow();
  }

  /** All rows. */
  Chunk build() {
    return rows.build(keys.origin());
  }
}
