package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.DoFn;

/** Passes chunks to this worker's copy of a consumer. */
final class ConsumeFn extends DoFn<Chunk, Void> {

  private final ChunkConsumer consumer;

  ConsumeFn(ChunkConsumer consumer) {
    this.consumer = consumer;
  }

  @ProcessElement
  public void consume(@Element Chunk chunk) {
    consumer.accept(chunk);
  }
}
