package farm.analysis.process;

import farm.analysis.chunk.Chunk;

/** One processor, then another one on what it gives; each counts for itself. */
record Chained(DataProcessor first, DataProcessor next) implements DataProcessor {

  @Override
  public Chunk process(Chunk chunk) {
    return next.process(first.process(chunk));
  }

  @Override
  public Chunk process(Chunk chunk, Counts counts) {
    return next.process(first.process(chunk, counts), counts);
  }
}
