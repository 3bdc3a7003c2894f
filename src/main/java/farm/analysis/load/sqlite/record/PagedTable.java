package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.Schema;
import farm.analysis.load.ChunkReader;
import farm.analysis.load.ChunkSize;
import farm.analysis.load.InputRange;
import farm.analysis.load.sqlite.page.TableTree;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary table, to be read by its pages.
 *
 * @param columnCount how many values a row has unless it was stored before a column was added
 * @param schema the columns of the chunks
 * @param places where each of them comes from
 * @param filter which rows there are; null for all
 * @param needed which of them are needed; the others are counted only
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

  /** Ranges of rowids, of about so many bytes each, by how many are left. */
  public List<InputRange> ranges(long targetBytes) {
    return tree.ranges(targetBytes);
  }

  /** Opens the rows of a range, less the first {@code skippedChunks} chunks of this size. */
  public ChunkReader open(InputRange range, ChunkSize size, long skippedChunks) {
    return PagesReader.open(this, range, size, skippedChunks);
  }
}
