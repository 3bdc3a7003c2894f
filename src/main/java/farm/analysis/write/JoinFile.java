package farm.analysis.write;

import farm.analysis.chunk.Schema;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.UUID;

/** Joins the parts of a file and moves the complete file to its place. */
record JoinFile(OutputFile file, RowFormat format, Schema schema) implements JoinParts {

  @Override
  public void join(List<Segment> inOrder) {
    try {
      write(inOrder);
    } catch (IOException e) {
      throw file.failure(inOrder, e);
    }
  }

  /** Writes what stands before the first row. */
  private void writeHeader(WritableByteChannel to) throws IOException {
    Utf8Text header = new Utf8Text();
    format.appendHeader(schema, header);
    header.writeTo(to);
  }

  private OutputCompression compression() {
    return OutputCompression.of(file.path());
  }

  private void write(List<Segment> segments) throws IOException {
    String complete = "complete-" + UUID.randomUUID(); // a runner may do this twice at a time
    try (WritableByteChannel channel = compression().over(file.create(complete))) {
      writeHeader(channel);
      for (Segment segment : segments) {
        file.copy(segment, channel);
      }
    }
    file.complete(complete);
  }
}
