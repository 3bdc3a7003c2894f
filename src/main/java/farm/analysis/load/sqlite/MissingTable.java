package farm.analysis.load.sqlite;

/** The treatment of a database of an experiment that doesn't have the table to read. */
public enum MissingTable {
  /** An error, which names the database. */
  FAIL,
  /** The database is left out, and a note counts such databases; an error if all lack the table. */
  SKIP
}
