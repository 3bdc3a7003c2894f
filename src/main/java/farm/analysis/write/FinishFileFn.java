package farm.analysis.write;

import farm.analysis.chunk.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Joins the parts in the order of their rows and moves the complete file to its place. */
final class FinishFileFn extends DoFn<KV<Integer, List<Segment>>, String> {

  private final Counter rowsWritten = Metrics.counter(Output.class, Output.ROWS);
  private final OutputFile file;
  private final RowFormat format;
  private final Schema schema;

  FinishFileFn(OutputFile file, RowFormat format, Schema schema) {
    this.file = file;
    this.format = format;
    this.schema = schema;
  }

  @ProcessElement
  public void finish(@Element KV<Integer, List<Segment>> parts, OutputReceiver<String> output) {
    List<Segment> segments = Segment.inOrder(parts.getValue());
    try {
      Path complete = file.part("complete");
      join(segments, complete);
      Files.move(
          complete,
          Path.of(file.target()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw file.failure(e);
    }
    file.discard();
    rowsWritten.inc(segments.stream().mapToLong(Segment::rows).sum());
    output.output(file.path());
  }

  private void join(List<Segment> segments, Path to) throws IOException {
    try (FileChannel complete =
        FileChannel.open(
            to,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      StringBuilder header = new StringBuilder();
      format.appendHeader(schema, header);
      complete.write(ByteBuffer.wrap(header.toString().getBytes(StandardCharsets.UTF_8)));
      for (Segment segment : segments) {
        copy(segment, complete);
      }
      complete.force(true);
    }
  }

  private void copy(Segment segment, FileChannel to) throws IOException {
    try (FileChannel part = FileChannel.open(file.part(segment.file()), StandardOpenOption.READ)) {
      long copied = 0;
      while (copied < segment.bytes()) {
        long bytes = part.transferTo(segment.start() + copied, segment.bytes() - copied, to);
        if (bytes <= 0) {
          throw new IOException("the part %s is cut short".formatted(segment.file()));
        }
        copied += bytes;
      }
    }
  }
}
