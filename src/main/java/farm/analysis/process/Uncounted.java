package farm.analysis.process;

import farm.analysis.chunk.Chunk;

/** Applies a processor without its counts. */
record Uncounted(DataProcessor processor) implements DataProcessor {

  @Override
  public Chunk process(Chunk chunk) {
    return processor.process(chunk);
  }

  @Override
  public Chunk process(Chunk chunk, CountReceiver counts) {
    return process(chunk);
  }
}
