package farm.analysis.load.sqlite;

/** The treatment of a database of an experiment that doesn't have the table to read. */
public enum MissingTable {
  /** An error, which names the database. */
  FAIL,
  /**
   * The database is left out, and a note counts such databases. If all lack the table, the result
   * is empty if the schema gives the type of every column to read, else this is an error.
   */
  SKIP
}
