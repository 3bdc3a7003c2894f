package farm.analysis.load.sqlite.table;

import java.util.List;

/** Some columns of a table in order, such as those of an index. */
public record TableColumns(String table, List<String> columns) {

  /** Copies the list. */
  public TableColumns {
    columns = List.copyOf(columns);
  }
}
