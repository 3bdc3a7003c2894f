package farm.analysis.write.text;

import farm.analysis.chunk.Schema;
import farm.analysis.write.Finish;
import farm.analysis.write.Output;
import farm.analysis.write.OutputFile;
import farm.analysis.write.PartFormat;
import farm.analysis.write.Publication;
import farm.analysis.write.Segment;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
    long rows = segments.stream().mapToLong(Segment::rows).sum();
    long shownRows = Math.min(rows, format.shownRows());
    try {
      write(Segment.inOrder(segments), shownRows, rows - shownRows, complete);
    } catch (IOException e) {
      throw file.failure(e);
    }
    Output.countRows(shownRows);
    publication.add(() -> file.publish(complete));
  }

  private void write(List<Segment> inOrder, long shownRows, long hiddenRows, String complete)
      throws IOException {
    try (WritableByteChannel channel =
        OutputCompression.of(file.path()).over(file.create(complete))) {
      Utf8Text text = new Utf8Text();
      format.appendHeader(schema, text);
      text.writeTo(channel);
      writeRows(inOrder, shownRows, channel);
      text.clear();
      format.appendEnd(hiddenRows, text);
      text.writeTo(channel);
    }
    file.force(complete);
  }

  private void writeRows(List<Segment> inOrder, long shownRows, WritableByteChannel to)
      throws IOException {
    long left = shownRows;
    for (Segment segment : inOrder) {
      if (segment.rows() <= left) {
        file.copy(segment, to);
      } else {
        copyLines(segment, left, to);
      }
      left -= Math.min(left, segment.rows());
    }
  }

  /**
   * Copies the first rows of a segment of one-line rows. There may be lines missing after these
   * rows: each chunk was cut after the rows that can be shown at most.
   */
  private void copyLines(Segment segment, long count, WritableByteChannel to) throws IOException {
    byte[] buffer = new byte[RowFormat.BUFFER_BYTES];
    try (InputStream in = file.open(segment)) {
      for (long left = count; left > 0; ) {
        int read = in.read(buffer);
        if (read < 0) {
          throw new EOFException("a part is cut short");
        }
        int end = 0;
        while (end < read && left > 0) {
          left -= buffer[end] == '\n' ? 1 : 0;
          end++;
        }
        PartFormat.writeAll(ByteBuffer.wrap(buffer, 0, end), to);
      }
    }
  }
}
