package farm.analysis.load.sqlite.table;

import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.page.DatabaseFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The estimated cost of an index.
 *
 * @param rows the number of rows of its table, counted
 * @param bytes the bytes that it would add to the database, from a sample of the rows
 */
public record IndexCost(long rows, long bytes) {

  private static final int SAMPLED_ROWS = 1000;

  /** The bytes of a page before its entries, and of the place of each entry (§1.6). */
  private static final int PAGE_HEADER_BYTES = 12;

  private static final int PLACE_BYTES = 2;

  /**
   * Estimates indexes of a database.
   *
   * @param indexes the indexes, of tables that it has
   */
  public static List<IndexCost> of(String path, List<TableColumns> indexes) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      List<IndexCost> costs = new ArrayList<>();
      for (TableColumns index : indexes) {
        costs.add(of(database, index));
      }
      return costs;
    }
  }

  private static IndexCost of(Database database, TableColumns index) {
    Relation table = TableInspection.atTable(database, index.table()).relation();
    String count = "SELECT count(*) FROM " + Relation.quoted(index.table());
    long rows = Long.parseLong(database.texts(count).get(0));
    int pageBytes = database.file().layout().usableBytes() - PAGE_HEADER_BYTES;
    double entryBytes = PLACE_BYTES + entryBytes(database, table, index.columns(), rows);
    // SQLite fills the pages of a new index, and repeats one entry of each in a page above.
    double pages = rows * entryBytes / (pageBytes - entryBytes);
    long pageSize = database.file().layout().pageSize();
    return new IndexCost(rows, pageSize * Math.max(1, (long) Math.ceil(pages)));
  }

  /** The mean bytes of an entry in a sample of the first and the last rows. */
  private static double entryBytes(
      Database database, Relation table, List<String> columns, long rows) {
    String bytes = columns.stream().map(IndexCost::bytes).collect(Collectors.joining(" + "));
    String first = "SELECT %s AS bytes FROM %s".formatted(bytes, table.from());
    String sample =
        table.rowid() == null
            ? "SELECT * FROM (%s LIMIT %d)".formatted(first, SAMPLED_ROWS)
            : "SELECT * FROM (%1$s ORDER BY %2$s LIMIT %3$d) UNION ALL SELECT * FROM (%1$s ORDER BY %2$s DESC LIMIT %3$d)"
                .formatted(first, table.rowid(), SAMPLED_ROWS);
    String sql = "SELECT coalesce(avg(bytes), 0) FROM (%s)".formatted(sample);
    double values = Double.parseDouble(database.texts(sql).get(0));
    // Besides the values, an entry has its length, that of its header, and the rowid with its type.
    return values + 3 + integerBytes(rows);
  }

  /** SQL for the bytes of a value and its type (sqlite.org/fileformat2.html §2.1). */
  private static String bytes(String column) {
    return """
        CASE typeof(%1$s)
          WHEN 'null' THEN 1
          WHEN 'real' THEN 9
          WHEN 'integer' THEN 1 + CASE
            WHEN %1$s IN (0, 1) THEN 0
            WHEN %1$s BETWEEN -0x80 AND 0x7f THEN 1
            WHEN %1$s BETWEEN -0x8000 AND 0x7fff THEN 2
            WHEN %1$s BETWEEN -0x800000 AND 0x7fffff THEN 3
            WHEN %1$s BETWEEN -0x80000000 AND 0x7fffffff THEN 4
            WHEN %1$s BETWEEN -0x800000000000 AND 0x7fffffffffff THEN 6
            ELSE 8 END
          ELSE length(CAST(%1$s AS BLOB)) + CASE WHEN length(%1$s) < 58 THEN 1 ELSE 3 END
        END\
        """
        .formatted(Relation.quoted(column));
  }

  private static int integerBytes(long value) {
    return (Long.SIZE - Long.numberOfLeadingZeros(value)) / Byte.SIZE + 1;
  }
}
