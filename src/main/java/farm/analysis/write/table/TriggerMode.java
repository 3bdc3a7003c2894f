package farm.analysis.write.table;

/** The treatment of triggers of a table that rows are appended to. */
public enum TriggerMode {
  /** A table with triggers is refused: they may drop rows, or change other tables. */
  REFUSE,
  /** The triggers run, but must not leave out rows. */
  RUN
}
