package farm.analysis.write.table;

/** What becomes of the rows a table already has; a table that isn't there is made either way. */
public enum WriteMode {
  /** The table is dropped, with its indexes, and made anew. */
  REPLACE,
  /** The new rows are added to the table, which must have their columns. */
  APPEND
}
