package farm.analysis.process;

import farm.analysis.chunk.Chunk;

/** Applies one processor, then another to its result; each adds its own counts. */
record Chained(DataProcessor first, DataProcessor next) implements DataProcessor {

  @Override
  public Chunk process(Chunk chunk) {
    return next.process(first.process(chunk));
  }

  @Override
  public Chunk process(Chunk chunk, CountReceiver counts) {
    return next.process(first.process(chunk, counts), counts);
  }
}
