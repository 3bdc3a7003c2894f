package farm.analysis.fit;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Processes chunks with the facts that were learned, then works on what comes of them. */
record FitThen<T>(Learned learned, boolean counted, ChunkStage<T> next) implements ChunkStage<T> {

  @Override
  public List<PCollectionView<Iterable<Chunk>>> facts() {
    List<PCollectionView<Iterable<Chunk>>> all = new ArrayList<>(next.facts());
    all.add(learned.view());
    return all;
  }

  @Override
  public ChunkWork<T> begin(Facts known) {
    return new Work(known, next.begin(known));
  }

  /** Makes the processor for the first rows: without any, the facts may not do, and needn't. */
  private final class Work implements ChunkWork<T> {

    private final Facts known;
    private final ChunkWork<T> after;
    private @Nullable ChunkWork<T> fitted;

    Work(Facts known, ChunkWork<T> after) {
      this.known = known;
      this.after = after;
    }

    @Override
    public void add(Chunk chunk, Consumer<T> output) {
      if (fitted == null && chunk.rowCount() > 0) {
        DataProcessor processor = learned.fit().processor(all(known.of(learned.view())));
        fitted = Process.then(counted ? processor : processor.uncounted(), after);
      }
      if (fitted != null) {
        fitted.add(chunk, output);
      }
    }

    @Override
    public void finish(Consumer<T> output) {
      after.finish(output);
    }

    @Override
    public void close() {
      after.close();
    }
  }

  private Chunk all(Iterable<Chunk> pieces) {
    List<Chunk> chunks = new ArrayList<>();
    pieces.forEach(chunks::add);
    return chunks.isEmpty()
        ? Chunk.empty(learned.columns(), Origin.of("facts"))
        : Chunk.concat(chunks);
  }

  @Override
  public boolean givesLittle() {
    return next.givesLittle();
  }

  @Override
  public long byteSize(T output) {
    return next.byteSize(output);
  }
}
