package farm.analysis.load.sqlite.record;

import java.io.Serializable;

/**
 * Where the values of a column come from.
 *
 * @param index of a stored one, which of the values of a row it is, from 0
 * @param isReal whether its integers are real numbers, stored as integers to save room
 * @param whenAbsent what it holds in rows that end before it
 */
public record ColumnPlace(Kind kind, int index, boolean isReal, DefaultValue whenAbsent)
    implements Serializable {

  /** What gives the values. */
  public enum Kind {
    /** The path of the database. */
    PATH,
    /** Nothing: it is missing in all rows. */
    MISSING,
    /** The rowid. */
    ROWID,
    /** The row. */
    STORED
  }

  /** A column that holds the path of the database. */
  public static final ColumnPlace PATH = of(Kind.PATH);

  /** A column that the table doesn't have. */
  public static final ColumnPlace MISSING = of(Kind.MISSING);

  /** A column that is another name of the rowid. */
  public static final ColumnPlace ROWID = of(Kind.ROWID);

  private static ColumnPlace of(Kind kind) {
    return new ColumnPlace(kind, -1, false, DefaultValue.NULL);
  }

  /** A column that is stored. */
  public static ColumnPlace stored(int index, boolean isReal, DefaultValue whenAbsent) {
    return new ColumnPlace(Kind.STORED, index, isReal, whenAbsent);
  }
}
