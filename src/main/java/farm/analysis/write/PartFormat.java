package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.WritableByteChannel;

/** The format of chunks in a part file. */
public interface PartFormat extends Serializable {

  /** Writes the rows of one chunk. */
  void write(Chunk chunk, WritableByteChannel to) throws IOException;
}
