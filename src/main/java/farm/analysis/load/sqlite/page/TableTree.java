package farm.analysis.load.sqlite.page;

import farm.analysis.load.InputRange;
import farm.analysis.problem.DataException;
import java.io.Serializable;
import java.util.List;

/**
 * The b-tree of an ordinary table: its rows in the order of their rowids, on the leaves.
 *
 * @param table what messages call the table, such as {@code table 'agents'}
 * @param rootPage the page its tree starts on
 */
public record TableTree(DatabaseFile file, PageLayout layout, String table, long rootPage)
    implements Serializable {

  /**
   * Ranges of rowids that together hold all rows, cut so that the leaves of each take about {@code
   * targetBytes}.
   *
   * @throws DataException if the tree is corrupt
   */
  public List<InputRange> ranges(long targetBytes) {
    try (PageFile pages = PageFile.open(this)) {
      return new TreeCuts(this, pages, targetBytes).ranges();
    }
  }

  /**
   * What to say of a page that can't be as it is: that the database was written to, if it was.
   *
   * @param what what is wrong, with the value found
   */
  public DataException corrupt(long page, String what) {
    return file.corrupt("%s, page %d: %s".formatted(table, page, what));
  }

  /** Whether there is such a page that another may point to: not the first. */
  boolean isPage(long page) {
    return page >= 2 && page <= layout.pageCount();
  }

  DataException wrongPointer(long from, String what, long to) {
    return corrupt(
        from, "%s is page %d, should be from 2 to %d".formatted(what, to, layout.pageCount()));
  }
}
