package farm.analysis.load.sqlite.record;

import java.io.Serializable;

/**
 * The source of a column's values.
 *
 * @param index for a stored column, the index of its value in a row, from 0; else -1
 * @param isReal true if its integers are real numbers, which SQLite stores as integers to save room
 * @param whenAbsent its value in rows that end before it
 */
public record ColumnPlace(Kind kind, int index, boolean isReal, DefaultValue whenAbsent)
    implements Serializable {

  /** The kind of a source. */
  public enum Kind {
    /** The path of the database. */
    PATH,
    /** No source: the value is missing in all rows. */
    MISSING,
    /** The rowid. */
    ROWID,
    /** A value stored in the row. */
    STORED
  }

  /** A column that holds the path of the database. */
  public static final ColumnPlace PATH = of(Kind.PATH);

  /** A column that the table doesn't have. */
  public static final ColumnPlace MISSING = of(Kind.MISSING);

  /** A column that is another name for the rowid. */
  public static final ColumnPlace ROWID = of(Kind.ROWID);

  private static ColumnPlace of(Kind kind) {
    return new ColumnPlace(kind, -1, false, DefaultValue.NULL);
  }

  /** A column that is stored. */
  public static ColumnPlace stored(int index, boolean isReal, DefaultValue whenAbsent) {
    return new ColumnPlace(Kind.STORED, index, isReal, whenAbsent);
  }
}
