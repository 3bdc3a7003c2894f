package farm.analysis.pipeline.starter;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of some data, and their values in its first rows.
 *
 * @param rows the number of these rows
 */
record Sample(List<ColumnSample> columns, int rows) {

  /** Reads the first chunk. */
  static Sample of(DataLoader loader) {
    try (ChunkIterator chunks = loader.iterData()) {
      return of(
          chunks.hasNext() ? chunks.next() : Chunk.empty(loader.schema(), Origin.of("no rows")));
    }
  }

  private static Sample of(Chunk chunk) {
    return new Sample(
        IntStream.range(0, chunk.schema().size()).mapToObj(c -> column(chunk, c)).toList(),
        chunk.rowCount());
  }

  private static ColumnSample column(Chunk chunk, int column) {
    ColumnType type = chunk.schema().field(column).type();
    Set<Object> values = new HashSet<>();
    boolean ascending = type == ColumnType.LONG;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < chunk.rowCount(); row++) {
      Object value = chunk.value(row, column);
      if (value != null) {
        values.add(value);
      }
      if (value instanceof Long number) {
        ascending &= number >= last;
        last = number;
      }
    }
    String name = chunk.schema().field(column).name();
    return new ColumnSample(name, type, chunk.rowCount(), values.size(), ascending);
  }
}
