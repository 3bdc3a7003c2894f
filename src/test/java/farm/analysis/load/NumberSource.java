package farm.analysis.load;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source in memory: its ranges hold 0, 1, 2, … in a long column {@code n}. {@code rowsOfRanges}
 * gives the number of rows of each range. If one of them is negative, its sign doesn't count, but
 * every reader fails after its last row.
 */
record NumberSource(String input, List<Integer> rowsOfRanges) implements ChunkSource {

  static final Schema SCHEMA = Schema.of(new Schema.Field("n", ColumnType.LONG));

  private static final Map<String, AtomicInteger> OPEN = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> OPENED = new ConcurrentHashMap<>();

  /** The number of open readers of the sources with this name. */
  static AtomicInteger open(String input) {
    return OPEN.computeIfAbsent(input, name -> new AtomicInteger());
  }

  /** The number of readers that were ever opened for the sources with this name. */
  static AtomicInteger opened(String input) {
    return OPENED.computeIfAbsent(input, name -> new AtomicInteger());
  }

  static NumberSource of(String input, Integer... rowsOfRanges) {
    return new NumberSource(input, List.of(rowsOfRanges));
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public long byteSize() {
    return 8L * totalRows();
  }

  @Override
  public long countRows() {
    return totalRows();
  }

  private int totalRows() {
    return rowsOfRanges.stream().mapToInt(Math::abs).sum();
  }

  @Override
  public List<InputRange> ranges(long targetBytes) {
    List<InputRange> ranges = new ArrayList<>();
    long first = 0;
    for (int rows : rowsOfRanges) {
      ranges.add(new InputRange(first, first + Math.abs(rows) - 1, 8L * Math.abs(rows)));
      first += Math.abs(rows);
    }
    return ranges;
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size) {
    open(input).incrementAndGet();
    opened(input).incrementAndGet();
    boolean fails = rowsOfRanges.stream().anyMatch(rows -> rows < 0);
    return new NumberReader(open(input), range, size.maxRows(), fails);
  }

  private static final class NumberReader implements ChunkReader {

    private final AtomicInteger open;
    private final long last;
    private final int maxRows;
    private final boolean fails;
    private long next;
    private boolean closed;

    NumberReader(AtomicInteger open, InputRange range, int maxRows, boolean fails) {
      this.open = open;
      this.last = range.last();
      this.maxRows = maxRows;
      this.fails = fails;
      this.next = range.first();
    }

    @Override
    public Rows next() {
      if (next > last) {
        if (fails) {
          throw new DataException("numbers: no number after " + last + ", was 'end'");
        }
        return null;
      }
      ChunkBuilder rows = new ChunkBuilder(SCHEMA, maxRows);
      long first = next;
      while (next <= last && rows.rowCount() < maxRows) {
        rows.longs(0).append(next++);
        rows.endRow();
      }
      return new Rows(rows, first);
    }

    @Override
    public void close() {
      if (!closed) {
        open.decrementAndGet();
      }
      closed = true;
    }
  }
}
