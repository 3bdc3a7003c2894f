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
@SuppressWarnings("JavaLangClash") // nobody who applies it starts operating system processes
public final class Process extends FlowTransform {

  /** The metric that counts the rows that processors dropped. */
  public static final String DROPPED = "rowsDropped";

  /** The metric that counts the values that were beyond bounds. */
  public static final String CLIPPED = "valuesClipped";

  /**
   * The metric that counts the values that were made missing as they couldn't be what they should.
   */
  public static final String MADE_MISSING = "valuesMadeMissing";

  private final DataProcessor processor;

  private Process(DataProcessor processor) {
    this.processor = processor;
  }

  /** Applies {@code processor}; several are better composed with {@link DataProcessor#andThen}. */
  public static Process with(DataProcessor processor) {
    return new Process(processor);
  }

  /** Adds what processors count to the metrics of this class, in a running pipeline. */
  public static void count(String name, long count) {
    Metrics.counter(Process.class, name).inc(count);
  }

  /** The columns that a processor gives for chunks of these. */
  public static Schema schemaOf(DataProcessor processor, Schema input) {
    return processor.process(Chunk.empty(input, Origin.of("schema"))).schema();
  }

  @Override
  public ChunkFlow flow(ChunkFlow chunks) {
    return flow(chunks, processor);
  }

  /** The chunks that a processor makes of these, in the same step as the work on them. */
  public static ChunkFlow flow(ChunkFlow chunks, DataProcessor processor) {
    return chunks.then(
        schemaOf(processor, chunks.schema()),
        next -> new ProcessThen(processor, next),
        next -> new ProcessThen(processor.uncounted(), next));
  }

  /** Work on the chunks that a processor gives, whose counts go to the metrics of this class. */
  public static OperatorInstance then(DataProcessor processor, OperatorInstance next) {
    return new ProcessThen.Instance(processor, next);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("processor", processor.getClass()));
  }
}
