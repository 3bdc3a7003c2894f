package farm.analysis.load.sqlite.table;

import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of rowids by which SQLite reads a table; together they find every row.
 *
 * <p>SQLite trusts that rowids are in order. If one isn't, in a damaged database, a range may end
 * too early or start too late. So this class counts the rows that each range finds, and all rows of
 * the table; for the latter, SQLite doesn't look at rowids. No row is in two ranges: if the counts
 * agree, each row is in one.
 */
final class RowidRanges {

  private RowidRanges() {}

  /**
   * At most {@code count} ranges of equally many rowids; the last may have fewer.
   *
   * @param rowids the first and last rowid
   * @throws DataException if they don't find every row
   */
  static List<InputRange> of(SqliteSource source, InputRange rowids, long count) {
    List<InputRange> ranges = cut(rowids, count, source.file().bytes() / count);
    try (Database database = Database.open(source.file())) {
      Relation all = source.relation().ofSimulation(null);
      long rows = database.countRows(all);
      long found = 0;
      for (InputRange range : ranges) {
        found += database.countRows(all, range);
      }
      if (found != rows) {
        throw source
            .file()
            .corrupt(
                "%s has %d rows, but only %d are found by their rowids"
                    .formatted(all.name(), rows, found));
      }
    }
    return ranges;
  }

  private static List<InputRange> cut(InputRange rowids, long count, long bytes) {
    long step = Long.divideUnsigned(rowids.last() - rowids.first(), count) + 1;
    List<InputRange> ranges = new ArrayList<>();
    long first = rowids.first();
    while (Long.compareUnsigned(rowids.last() - first, step) >= 0) {
      ranges.add(new InputRange(first, first + step - 1, bytes));
      first += step;
    }
    ranges.add(new InputRange(first, rowids.last(), bytes));
    return ranges;
  }
}
