package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/** The format of chunks in part files that their coder encodes. */
public record ChunkParts(Schema schema) implements PartFormat {

  /**
   * Receives the chunks of a segment, one after the other.
   *
   * @param <E> the exception that it may throw
   */
  public interface Consumer<E extends Exception> {

    /** Takes the next chunk. */
    void accept(Chunk chunk) throws E;
  }

  @Override
  public void write(Chunk chunk, WritableByteChannel to) throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(to), 1 << 16);
    ChunkCoder.of(schema).encode(chunk, out);
    out.flush();
  }

  /** Reads the chunks of a segment. */
  public <E extends Exception> void read(OutputFile file, Segment segment, Consumer<E> consumer)
      throws IOException, E {
    ChunkCoder coder = ChunkCoder.of(schema);
    try (InputStream in = new BufferedInputStream(file.open(segment), 1 << 16)) {
      long rows = 0;
      while (rows < segment.rows()) {
        Chunk chunk = coder.decode(in);
        consumer.accept(chunk);
        rows += chunk.rowCount();
      }
    }
  }
}
