package farm.analysis.write.table;

/** The treatment of the rows that a table already has. A missing table is created in both modes. */
public enum WriteMode {
  /** The table is dropped, with its indexes, and created again. */
  REPLACE,
  /** The new rows are added to the table, which must have their columns. */
  APPEND
}
