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
import org.apache.beam.sdk.values.PCollectionView;

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
    DataProcessor fitted = learned.fit().processor(all(known.of(learned.view())));
    return Process.then(counted ? fitted : fitted.uncounted(), next.begin(known));
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
