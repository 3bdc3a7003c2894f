package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.DoFn;

/** Applies a processor; chunks left without rows end here, and dropped rows are counted. */
final class ProcessFn extends DoFn<Chunk, Chunk> {

  private final DataProcessor processor;

  ProcessFn(DataProcessor processor) {
    this.processor = processor;
  }

  @ProcessElement
  public void process(@Element Chunk chunk, OutputReceiver<Chunk> output) {
    Chunk processed = processor.process(chunk, Process::count);
    if (processed.rowCount() > 0) {
      output.output(processed);
    }
  }
}
