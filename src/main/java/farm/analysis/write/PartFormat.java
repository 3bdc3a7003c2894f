package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** The format of chunks in a part file. */
public interface PartFormat extends Serializable {

  /** Writes the rows of one chunk. */
  void write(Chunk chunk, WritableByteChannel to) throws IOException;

  /** Writes all bytes left in a buffer, because a channel may take fewer at a time. */
  static void writeAll(ByteBuffer left, WritableByteChannel channel) throws IOException {
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }
}
