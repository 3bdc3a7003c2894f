package farm.analysis.process;

import farm.analysis.chunk.Chunk;

/** A processor that counts nothing. */
record Uncounted(DataProcessor processor) implements DataProcessor {

  @Override
  public Chunk process(Chunk chunk) {
    return processor.process(chunk);
  }

  @Override
  public Chunk process(Chunk chunk, Counts counts) {
    return process(chunk);
  }
}
