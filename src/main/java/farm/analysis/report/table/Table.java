package farm.analysis.report.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import java.util.List;
import java.util.function.Predicate;

/**
 * A table to show, or its first rows.
 *
 * @param rows the rows to show, in order
 * @param totalRows the number of rows of the whole table; more than {@code rows} has if the table
 *     was cut
 * @param roles the role of each column, in the order of the schema
 */
public record Table(Chunk rows, long totalRows, List<ColumnRole> roles) {

  /** Checks that each column has a role, and that no more rows are shown than there are. */
  public Table {
    roles = List.copyOf(roles);
    if (roles.size() != rows.schema().size()) {
      throw new IllegalArgumentException(
          "%d roles given for the schema (%s)".formatted(roles.size(), rows.schema()));
    }
    if (totalRows < rows.rowCount()) {
      throw new IllegalArgumentException(
          "a table of %d rows can't show %d".formatted(totalRows, rows.rowCount()));
    }
  }

  /** The table of all these rows. */
  public static Table of(Chunk rows, List<ColumnRole> roles) {
    return new Table(rows, rows.rowCount(), roles);
  }

  /** The names and types of the columns. */
  public Schema schema() {
    return rows.schema();
  }

  /** The role of the column of this name, which must exist. */
  public ColumnRole role(String column) {
    return roles.get(schema().indexOf(column));
  }

  /** The names of the columns whose role passes the test, in order. */
  public List<String> columns(Predicate<ColumnRole> isWanted) {
    return schema().names().stream().filter(name -> isWanted.test(role(name))).toList();
  }

  /** Returns true if rows are left out at the end. */
  public boolean isCut() {
    return totalRows > rows.rowCount();
  }
}
