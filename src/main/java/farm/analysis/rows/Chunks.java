package farm.analysis.rows;

import farm.analysis.chunk.Schema;

/** The bridges between chunks and the rows of Beam SQL, schema transforms and Beam's IOs. */
public final class Chunks {

  private Chunks() {}

  /** Converts chunks to rows of the same columns; see {@link ToRows}. */
  public static ToRows toRows() {
    return ToRows.of();
  }

  /** Converts rows to chunks of the same columns; see {@link FromRows}. */
  public static FromRows fromRows() {
    return FromRows.of(null);
  }

  /** Converts rows to chunks of these columns, which the rows must have; see {@link FromRows}. */
  public static FromRows fromRows(Schema schema) {
    return FromRows.of(schema);
  }
}
