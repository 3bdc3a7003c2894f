package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.page.TableTree;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary table that is read by its pages.
 *
 * @param columnCount the number of values in a row, unless it was stored before a column was added
 * @param schema the columns of the chunks
 * @param places the source of each of them
 * @param filter the rows to read; null for all
 * @param needed the needed rows among those to read; the others are only counted
 */
public record PagedTable(
    TableTree tree,
    int columnCount,
    Schema schema,
    List<ColumnPlace> places,
    @Nullable RowFilter filter,
    List<NeededRows> needed)
    implements Serializable {

  /** Copies the lists. */
  public PagedTable {
    places = List.copyOf(places);
    needed = List.copyOf(needed);
  }

  /** Ranges of rowids that together hold all rows, each of about {@code targetBytes}. */
  public List<InputRange> ranges(long targetBytes) {
    return tree.ranges(targetBytes);
  }

  /** Opens a range, to be read in chunks of this size. */
  public ChunkReader open(InputRange range, ChunkSize size) {
    return new PagesReader(this, range, size);
  }
}
