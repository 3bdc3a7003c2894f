package farm.analysis.load.sqlite;

/** What to read a table's rows with. */
public enum ReaderChoice {
  /** By the pages of the file where that is possible, else through sqlite-jdbc. */
  AUTO,
  /** Through sqlite-jdbc, also where the pages could be read. */
  JDBC
}
