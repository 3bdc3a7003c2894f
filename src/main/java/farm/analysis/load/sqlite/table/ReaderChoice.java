package farm.analysis.load.sqlite.table;

/** The way to read a table's rows. */
public enum ReaderChoice {
  /** By the pages of the file where that is possible, else through sqlite-jdbc. */
  AUTO,
  /** Through sqlite-jdbc, even where the pages could be read. */
  JDBC
}
