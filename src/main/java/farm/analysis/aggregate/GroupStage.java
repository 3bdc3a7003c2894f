package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.Facts;
import java.util.function.Consumer;

/** Groups the rows of a bundle in one table, and gives it when the bundle ends. */
record GroupStage(AggregateSpec spec) implements ChunkStage<GroupPiece> {

  /** A table that has grown so large is given, sealed, before the bundle ends. */
  private static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  @Override
  public ChunkWork<GroupPiece> begin(Facts known) {
    return new Work();
  }

  private final class Work implements ChunkWork<GroupPiece> {

    private GroupTable table = new GroupTable(spec);

    @Override
    public void add(Chunk chunk, Consumer<GroupPiece> output) {
      table.add(chunk);
      if (table.byteSize() > MOST_BYTES) {
        output.accept(take().sealed(new GroupTableCoder(spec)));
      }
    }

    @Override
    public void finish(Consumer<GroupPiece> output) {
      output.accept(take());
    }

    private GroupPiece take() {
      GroupPiece piece = GroupPiece.of(table);
      table = new GroupTable(spec);
      return piece;
    }
  }
}
