package farm.analysis.load;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory, as one range.
 *
 * @param schema the columns to read
 * @param rows the values of each row by column, of the types of the columns or, for doubles, longs
 */
record CreatedSource(Schema schema, ArrayList<Map<String, @Nullable Object>> rows)
    implements ChunkSource {

  @Override
  public String input() {
    return "elements";
  }

  @Override
  public long byteSize() {
    return (long) Long.BYTES * schema.size() * rows.size();
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(rows.size());
  }

  @Override
  public List<InputRange> ranges(long targetBytes) {
    return rows.isEmpty() ? List.of() : List.of(InputRange.whole(byteSize()));
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size) {
    ChunkFiller filler = new ChunkFiller(schema, size, range);
    Cursor cursor = new Cursor();
    return new ChunkReader() {
      @Override
      public @Nullable Rows next() {
        return filler.fill(filler.next(), cursor);
      }

      @Override
      public void close() {}
    };
  }

  private final class Cursor implements RowCursor<RuntimeException> {

    private int row = -1;

    @Override
    public boolean advance(int most) {
      return ++row < rows.size();
    }

    @Override
    public long rowNumber() {
      return row + 1L;
    }

    @Override
    public void addTo(ChunkBuilder chunk) {
      for (int c = 0; c < schema.size(); c++) {
        chunk.column(c).appendBoxed(rows.get(row).get(schema.field(c).name()));
      }
      chunk.endRow();
    }
  }
}
