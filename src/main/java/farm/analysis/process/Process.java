package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.FlowTransform;
import farm.analysis.operator.OperatorInstance;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.display.DisplayData;

/** Applies a processor to every chunk of a collection: {@code Process.with(processor)}. */
@SuppressWarnings("JavaLangClash") // pipelines don't use java.lang.Process
public final class Process extends FlowTransform {

  /** The metric that counts the rows that processors dropped. */
  public static final String DROPPED = "rowsDropped";

  /** The metric that counts the values beyond bounds, each replaced by its bound. */
  public static final String CLIPPED = "valuesClipped";

  /** The metric that counts the values that became missing because they couldn't be cast. */
  public static final String MADE_MISSING = "valuesMadeMissing";

  private final DataProcessor processor;

  private Process(DataProcessor processor) {
    this.processor = processor;
  }

  /** Applies {@code processor}; compose several with {@link DataProcessor#andThen}. */
  public static Process with(DataProcessor processor) {
    return new Process(processor);
  }

  /** Adds {@code count} to a metric of this class; for use in a running pipeline. */
  public static void count(String name, long count) {
    Metrics.counter(Process.class, name).inc(count);
  }

  /** The columns of a processor's result for chunks with the columns {@code input}. */
  public static Schema schemaOf(DataProcessor processor, Schema input) {
    return processor.process(Chunk.empty(input, Origin.of("schema"))).schema();
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    return flow(chunks, processor);
  }

  /** The processed chunks, made in the same step of the pipeline as the work on {@code chunks}. */
  public static ChunkFlow flow(ChunkFlow chunks, DataProcessor processor) {
    return chunks.then(
        schemaOf(processor, chunks.schema()),
        next -> new ProcessThen(processor, next),
        next -> new ProcessThen(processor.uncounted(), next));
  }

  /**
   * Returns an instance that passes processed chunks to {@code next} and adds the processor's
   * counts to the metrics of this class.
   */
  public static OperatorInstance then(DataProcessor processor, OperatorInstance next) {
    return new ProcessThen.Instance(processor, next);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("processor", processor.getClass()));
  }
}
