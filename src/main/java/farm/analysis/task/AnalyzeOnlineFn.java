package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import java.io.Serializable;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Analyzes chunks one by one, as they come. */
final class AnalyzeOnlineFn<A extends Serializable, R> extends CombineFn<Chunk, A, R> {

  private final OnlineAnalyzer<A, R> analyzer;
  private final Coder<R> coder;

  AnalyzeOnlineFn(OnlineAnalyzer<A, R> analyzer, Coder<R> coder) {
    this.analyzer = analyzer;
    this.coder = coder;
  }

  @Override
  public A createAccumulator() {
    return analyzer.create();
  }

  @Override
  public A addInput(A accumulator, Chunk chunk) {
    return analyzer.add(accumulator, chunk);
  }

  @Override
  public A mergeAccumulators(Iterable<A> accumulators) {
    A merged = analyzer.create();
    for (A accumulator : accumulators) {
      merged = analyzer.merge(merged, accumulator);
    }
    return merged;
  }

  @Override
  public R extractOutput(A accumulator) {
    return analyzer.result(accumulator);
  }

  @Override
  @SuppressWarnings("unchecked") // an accumulator is serializable whatever its class
  public Coder<A> getAccumulatorCoder(CoderRegistry registry, Coder<Chunk> chunks) {
    return (Coder<A>) SerializableCoder.of(Serializable.class);
  }

  @Override
  public Coder<R> getDefaultOutputCoder(CoderRegistry registry, Coder<Chunk> chunks) {
    return coder;
  }
}
