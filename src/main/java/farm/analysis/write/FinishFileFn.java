package farm.analysis.write;

import farm.analysis.chunk.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Joins the parts in the order of their rows and moves the complete file to its place. A runner may
 * do it again, also when it was done: the file is the same.
 */
final class FinishFileFn extends DoFn<KV<Integer, List<Segment>>, String> {

  private final Counter rowsWritten = Metrics.counter(Output.class, Output.ROWS);
  private final OutputFile file;
  private final RowFormat format;
  private final Schema schema;
  private final boolean once;

  /**
   * Completes {@code file}.
   *
   * @param once whether the runner does this just once, so that parts aren't needed any more
   */
  FinishFileFn(OutputFile file, RowFormat format, Schema schema, boolean once) {
    this.file = file;
    this.format = format;
    this.schema = schema;
    this.once = once;
  }

  @ProcessElement
  public void finish(@Element KV<Integer, List<Segment>> parts, OutputReceiver<String> output) {
    List<Segment> segments = Segment.inOrder(parts.getValue());
    try {
      join(segments);
    } catch (IOException e) {
      throw file.failure(segments, e);
    }
    if (once) {
      file.deleteParts();
    }
    rowsWritten.inc(segments.stream().mapToLong(Segment::rows).sum());
    output.output(file.path());
  }

  private void join(List<Segment> segments) throws IOException {
    String complete = "complete-" + UUID.randomUUID(); // a runner may do this twice at a time
    try (WritableByteChannel channel = file.create(complete)) {
      StringBuilder header = new StringBuilder();
      format.appendHeader(schema, header);
      ByteBuffer bytes = ByteBuffer.wrap(header.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      for (Segment segment : segments) {
        file.copy(segment, channel);
      }
    }
    file.complete(complete);
  }
}
