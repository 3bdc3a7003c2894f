package farm.analysis.fit;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Processes chunks with the facts that were learned. */
final class FitFn extends DoFn<Chunk, Chunk> {

  private final Fit fit;
  private final Schema factColumns;
  private final PCollectionView<Iterable<Chunk>> facts;
  private final boolean counted;
  private transient @Nullable DataProcessor processor;

  FitFn(Fit fit, Schema factColumns, PCollectionView<Iterable<Chunk>> facts, boolean counted) {
    this.fit = fit;
    this.factColumns = factColumns;
    this.facts = facts;
    this.counted = counted;
  }

  @ProcessElement
  public void process(ProcessContext context) {
    DataProcessor known = processor;
    if (known == null) {
      DataProcessor fitted = fit.processor(all(context.sideInput(facts)));
      known = counted ? fitted : fitted.uncounted();
      processor = known;
    }
    Chunk processed = known.process(context.element(), Process::count);
    if (processed.rowCount() > 0) {
      context.output(processed);
    }
  }

  private Chunk all(Iterable<Chunk> pieces) {
    List<Chunk> chunks = new ArrayList<>();
    pieces.forEach(chunks::add);
    return chunks.isEmpty() ? Chunk.empty(factColumns, Origin.of("facts")) : Chunk.concat(chunks);
  }
}
