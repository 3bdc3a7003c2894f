package farm.analysis.join.range;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.process.RowHash;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A sample of the distinct keys of rows: those with the least hashes. It depends on the set of the
 * keys alone, not on the order of the rows.
 */
final class KeySample {

  private static final int MOST_KEYS = 1 << 12;

  private final Schema columns;
  private final TreeMap<Long, Chunk> keys = new TreeMap<>();

  /** A sample of no keys. */
  KeySample(Schema columns) {
    this.columns = columns;
  }

  /** Adds the key in each row. */
  void add(Chunk rows) {
    RowHash hashes = RowHash.of(0, rows, IntStream.range(0, columns.size()).toArray());
    for (int row = 0; row < rows.rowCount(); row++) {
      long hash = hashes.at(rows.position(row));
      boolean isLow = keys.size() < MOST_KEYS || hash < keys.lastKey();
      if (isLow && !keys.containsKey(hash)) {
        keys.put(hash, Chunk.concat(List.of(rows.slice(row, 1))));
      }
      if (keys.size() > MOST_KEYS) {
        keys.pollLastEntry();
      }
    }
  }

  /** The sampled keys, in any order. */
  Chunk rows() {
    return keys.isEmpty()
        ? Chunk.empty(columns, Origin.of("keys"))
        : Chunk.concat(List.copyOf(keys.values()));
  }
}
