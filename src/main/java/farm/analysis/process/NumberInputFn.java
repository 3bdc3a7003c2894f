package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.transforms.DoFn;

/** Makes the chunks of one input come after those of the inputs before it. */
final class NumberInputFn extends DoFn<Chunk, Chunk> {

  private final int input;

  NumberInputFn(int input) {
    this.input = input;
  }

  @ProcessElement
  public void number(@Element Chunk chunk, OutputReceiver<Chunk> output) {
    output.output(chunk.from(chunk.origin().inBranch(input)));
  }
}
