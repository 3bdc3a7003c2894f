package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import java.util.ArrayList;
import java.util.List;

/** Rows cut into chunks. */
final class TestChunks {

  private TestChunks() {}

  /** The rows in chunks of this size, each with its origin. */
  static List<Chunk> of(Chunk rows, int size) {
    List<Chunk> chunks = new ArrayList<>();
    for (int row = 0; row < rows.rowCount(); row += size) {
      Origin origin = new Origin("test", 0, row / size, row);
      chunks.add(rows.slice(row, Math.min(size, rows.rowCount() - row)).from(origin));
    }
    return chunks;
  }
}
