package farm.analysis.stage;

import farm.analysis.chunk.Chunk;

/** Gives the chunks as they are, but for those of no rows. */
record GiveChunks() implements ChunkStage<Chunk> {

  @Override
  public ChunkWork<Chunk> begin(Facts known) {
    return (chunk, output) -> {
      if (chunk.rowCount() > 0) {
        output.accept(chunk);
      }
    };
  }

  @Override
  public boolean givesLittle() {
    return false;
  }

  @Override
  public long byteSize(Chunk chunk) {
    return chunk.byteSize();
  }
}
