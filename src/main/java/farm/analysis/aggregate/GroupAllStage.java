package farm.analysis.aggregate;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Groups all rows, and gives what a stage makes of the results when the rows end. */
final class GroupAllStage<T> implements ChunkStage<T> {

  private final GroupStage groups;
  private final SharedObject<SharedShards> shards;
  private final GroupResults<T> results;
  private transient @Nullable SharedShards shared;

  GroupAllStage(GroupStage groups, SharedObject<SharedShards> shards, GroupResults<T> results) {
    this.groups = groups;
    this.shards = shards;
    this.results = results;
  }

  @Override
  public void open() {
    shared = shards.open();
    groups.open();
    results.next().open();
  }

  @Override
  public void add(Chunk chunk, Consumer<T> output) {
    groups.add(chunk, none -> {});
  }

  @Override
  public void finish(Consumer<T> output) {
    groups.finish(none -> {});
  }

  @Override
  public void end(Consumer<T> output) {
    SharedShards all = Objects.requireNonNull(shared);
    results.give(all.all(), output);
    all.clear();
  }

  @Override
  public void close() {
    results.next().close();
    groups.close();
    if (shared != null) {
      shards.close();
      shared = null;
    }
  }
}
