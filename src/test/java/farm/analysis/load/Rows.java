package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The rows of chunks as lists of boxed values; null stands for a missing value. */
public final class Rows {

  private Rows() {}

  /** The rows of one chunk. */
  public static List<List<Object>> of(Chunk chunk) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < chunk.rowCount(); row++) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < chunk.schema().size(); column++) {
        values.add(chunk.value(row, column));
      }
      rows.add(values);
    }
    return rows;
  }

  /** The rows of chunks, in the order of the chunks. */
  public static List<List<Object>> of(Iterator<Chunk> chunks) {
    List<List<Object>> rows = new ArrayList<>();
    chunks.forEachRemaining(chunk -> rows.addAll(of(chunk)));
    return rows;
  }

  /** The rows of chunks that came in any order, in the order of their inputs. */
  public static List<List<Object>> inOrder(Iterable<Chunk> chunks) {
    List<Chunk> sorted = new ArrayList<>();
    chunks.forEach(sorted::add);
    sorted.sort((a, b) -> a.origin().compareTo(b.origin()));
    return of(sorted.iterator());
  }

  /** All rows of a loader, read in this JVM. */
  public static List<List<Object>> of(DataLoader loader) {
    try (ChunkIterator chunks = loader.iterData()) {
      return of(chunks);
    }
  }
}
