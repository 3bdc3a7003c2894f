package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/** Writes the chunks of a bundle to a part file as they come, and says which stand where. */
final class WritePartsFn extends DoFn<Chunk, Segment> {

  private static final int BUFFER_CHARS = 1 << 16;

  private final OutputFile file;
  private final RowFormat format;
  private transient @Nullable FileChannel channel;
  private transient String part = "";
  private transient List<Segment> segments = new ArrayList<>();

  WritePartsFn(OutputFile file, RowFormat format) {
    this.file = file;
    this.format = format;
  }

  @StartBundle
  public void start() {
    part = UUID.randomUUID().toString();
    segments = new ArrayList<>();
  }

  @ProcessElement
  public void write(@Element Chunk chunk) {
    if (chunk.rowCount() == 0) {
      return;
    }
    try {
      if (channel == null) {
        channel =
            FileChannel.open(
                file.part(part), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
      long start = channel.position();
      writeRows(chunk, channel);
      add(chunk, start, channel.position() - start);
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private void writeRows(Chunk chunk, FileChannel to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < chunk.rowCount(); row++) {
      format.appendRow(chunk, row, text);
      if (text.length() >= BUFFER_CHARS || row == chunk.rowCount() - 1) {
        writeText(text, chunk, to);
        text.setLength(0);
      }
    }
  }

  private static void writeText(StringBuilder text, Chunk chunk, FileChannel to)
      throws IOException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
    } catch (CharacterCodingException e) {
      throw new DataException(
          "%s: a text has half a surrogate pair, which UTF-8 can't hold"
              .formatted(chunk.origin().input()),
          e);
    }
  }

  private void add(Chunk chunk, long start, long bytes) {
    int last = segments.size() - 1;
    if (last >= 0 && segments.get(last).isFollowedBy(chunk.origin())) {
      segments.set(last, segments.get(last).plus(chunk.origin(), bytes, chunk.rowCount()));
    } else {
      segments.add(
          new Segment(chunk.origin(), chunk.origin(), part, start, bytes, chunk.rowCount()));
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    close();
    for (Segment segment : segments) {
      context.output(segment, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }
  }

  /** Also closes what a failure left open. */
  @Teardown
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw file.failure(e);
    } finally {
      channel = null;
    }
  }
}
