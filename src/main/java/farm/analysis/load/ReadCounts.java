package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** Counts the rows, chunks and bytes that a step reads. */
final class ReadCounts implements Serializable {

  private final Counter rows = Metrics.counter(DataLoader.class, DataLoader.ROWS);
  private final Counter chunks = Metrics.counter(DataLoader.class, DataLoader.CHUNKS);
  private final Counter bytes = Metrics.counter(DataLoader.class, DataLoader.BYTES);
  private final boolean counted;

  /** Counts bytes, and rows if {@code counted}: another read of the same input may count them. */
  ReadCounts(boolean counted) {
    this.counted = counted;
  }

  /** Counts a chunk that was read. */
  void add(Chunk chunk) {
    if (counted) {
      ReadMeter.add(chunk);
      rows.inc(chunk.rowCount());
      chunks.inc();
    }
  }

  /** Counts a split that was read to its end. */
  void end(InputSplit.OpenSplit split) {
    ReadMeter.end(split);
    bytes.inc(split.bytes());
    if (counted) {
      split.counts().forEach((name, n) -> Metrics.counter(DataLoader.class, name).inc(n));
    }
  }
}
