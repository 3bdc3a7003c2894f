package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;

/**
 * Groups all rows, and gives what a stage makes of the results when the rows end.
 *
 * @param groups groups rows, and merges the groups into {@code shards}
 */
record GroupAllStage<T>(
    GroupStage groups, SharedObject<SharedShards> shards, GroupResults<T> results)
    implements ChunkStage<T> {

  @Override
  public ChunkWork<T> begin() {
    return new Work();
  }

  private final class Work implements ChunkWork<T> {

    private final SharedShards shared = shards.open();
    private final ChunkWork<KV<Integer, GroupTable>> work = groups.begin();

    @Override
    public void add(Chunk chunk, Consumer<T> output) {
      work.add(chunk, none -> {});
    }

    @Override
    public void finish(Consumer<T> output) {
      work.finish(none -> {});
    }

    @Override
    public void end(Consumer<T> output) {
      results.give(shared.all(), output);
      shared.clear();
    }

    @Override
    public void close() {
      work.close();
      shards.close();
    }
  }
}
