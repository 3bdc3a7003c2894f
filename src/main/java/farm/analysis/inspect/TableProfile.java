package farm.analysis.inspect;

import farm.analysis.inspect.column.ColumnProfile;
import java.util.List;

/**
 * The profile of a table, united from all inputs that have it.
 *
 * @param name the table of a database, or the path of a file
 * @param isOfFiles true for CSV and JSON files, false for databases
 * @param inputs the number of databases or files that have it
 * @param rows the number of rows in all of them; 0 if there is a problem
 * @param columns the profile of each column; none if there is a problem
 * @param indexes the indexes of the table in any of the databases
 * @param notes notes for the user, one sentence each
 * @param problem the reason that it couldn't be read; empty if it could
 */
public record TableProfile(
    String name,
    boolean isOfFiles,
    int inputs,
    long rows,
    List<ColumnProfile> columns,
    List<IndexProfile> indexes,
    List<String> notes,
    String problem) {

  /** Copies the lists. */
  public TableProfile {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    notes = List.copyOf(notes);
  }

  /**
   * An index of a table.
   *
   * @param name its name; empty if SQLite made it for a key
   * @param columns its columns in order
   * @param databases the number of databases that have it
   */
  public record IndexProfile(String name, List<String> columns, int databases) {

    /** Copies the list. */
    public IndexProfile {
      columns = List.copyOf(columns);
    }
  }
}
