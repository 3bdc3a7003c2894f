package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import java.util.function.Consumer;

/** Gives the chunks as they are, but for those of no rows. */
record GiveChunks() implements ChunkStage<Chunk> {

  @Override
  public void add(Chunk chunk, Consumer<Chunk> output) {
    if (chunk.rowCount() > 0) {
      output.accept(chunk);
    }
  }

  @Override
  public boolean holdsBack() {
    return false;
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
