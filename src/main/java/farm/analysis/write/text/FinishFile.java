package farm.analysis.write.text;

import farm.analysis.chunk.Schema;
import farm.analysis.write.Finish;
import farm.analysis.write.Output;
import farm.analysis.write.OutputFile;
import farm.analysis.write.Publication;
import farm.analysis.write.Segment;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.UUID;

/** Joins the parts of a file in the order of their rows. */
record FinishFile(OutputFile file, RowFormat format, Schema schema) implements Finish<Segment> {

  @Override
  public String id() {
    return file.parts();
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public void complete(List<Segment> segments, Publication publication) {
    String complete = "complete-" + UUID.randomUUID(); // a runner may run two attempts at once
    try {
      write(Segment.inOrder(segments), complete);
    } catch (IOException e) {
      throw file.failure(e);
    }
    Output.countRows(segments.stream().mapToLong(Segment::rows).sum());
    publication.add(() -> file.publish(complete));
  }

  private void write(List<Segment> inOrder, String complete) throws IOException {
    try (WritableByteChannel channel =
        OutputCompression.of(file.path()).over(file.create(complete))) {
      writeHeader(channel);
      for (Segment segment : inOrder) {
        file.copy(segment, channel);
      }
    }
    file.force(complete);
  }

  private void writeHeader(WritableByteChannel to) throws IOException {
    Utf8Text header = new Utf8Text();
    format.appendHeader(schema, header);
    header.writeTo(to);
  }
}
