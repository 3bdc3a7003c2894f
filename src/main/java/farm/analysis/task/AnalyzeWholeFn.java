package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Collects all chunks and analyzes them as one, in the order of the inputs. */
final class AnalyzeWholeFn<R> extends CombineFn<Chunk, List<Chunk>, R> {

  private final Analyzer<R> analyzer;
  private final Coder<R> coder;
  private final Schema schema;

  AnalyzeWholeFn(Analyzer<R> analyzer, Schema schema, Coder<R> coder) {
    this.analyzer = analyzer;
    this.coder = coder;
    this.schema = schema;
  }

  @Override
  public List<Chunk> createAccumulator() {
    return new ArrayList<>();
  }

  @Override
  public List<Chunk> addInput(List<Chunk> chunks, Chunk chunk) {
    chunks.add(chunk);
    return chunks;
  }

  @Override
  public List<Chunk> mergeAccumulators(Iterable<List<Chunk>> some) {
    List<Chunk> all = new ArrayList<>();
    some.forEach(all::addAll);
    return all;
  }

  @Override
  public R extractOutput(List<Chunk> chunks) {
    List<Chunk> inOrder = new ArrayList<>(chunks);
    inOrder.sort(Comparator.comparing(Chunk::origin));
    return analyzer.analyze(
        inOrder.isEmpty() ? Chunk.empty(schema, Origin.of("no rows")) : Chunk.concat(inOrder));
  }

  @Override
  public Coder<List<Chunk>> getAccumulatorCoder(CoderRegistry registry, Coder<Chunk> chunks) {
    return ListCoder.of(chunks);
  }

  @Override
  public Coder<R> getDefaultOutputCoder(CoderRegistry registry, Coder<Chunk> chunks) {
    return coder;
  }
}
