package farm.analysis.write.table;

/** The ways to treat triggers of a table that rows are appended to. */
public enum TriggerMode {
  /** A table with triggers is refused: they may drop rows, or change other tables. */
  REFUSE,
  /** The triggers run, but may not leave out rows. */
  RUN
}
