package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.Facts;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Applies a processor, counting dropped rows, then works on the chunks that it gives, also on those
 * without rows: they tell what follows what.
 */
record ProcessThen<T>(DataProcessor processor, ChunkStage<T> next) implements ChunkStage<T> {

  @Override
  public List<PCollectionView<Iterable<Chunk>>> facts() {
    return next.facts();
  }

  @Override
  public ChunkWork<T> begin(Facts known) {
    return new Work<>(processor, next.begin(known));
  }

  @Override
  public boolean givesLittle() {
    return next.givesLittle();
  }

  @Override
  public long byteSize(T output) {
    return next.byteSize(output);
  }

  /** Work on the chunks that a processor gives. */
  record Work<T>(DataProcessor processor, ChunkWork<T> next) implements ChunkWork<T> {

    @Override
    public void add(Chunk chunk, Consumer<T> output) {
      next.add(processor.process(chunk, Process::count), output);
    }

    @Override
    public void finish(Consumer<T> output) {
      next.finish(output);
    }

    @Override
    public void close() {
      next.close();
    }
  }
}
