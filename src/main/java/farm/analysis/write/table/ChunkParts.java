package farm.analysis.write.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import farm.analysis.write.OutputFile;
import farm.analysis.write.PartFormat;
import farm.analysis.write.Segment;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.sql.SQLException;

/** The format of chunks in part files that their coder encodes. */
record ChunkParts(Schema schema) implements PartFormat {

  /** Receives the chunks of a segment, one after the other. */
  interface Consumer {
    void accept(Chunk chunk) throws SQLException;
  }

  @Override
  public void write(Chunk chunk, WritableByteChannel to) throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(to), 1 << 16);
    ChunkCoder.of(schema).encode(chunk, out);
    out.flush();
  }

  void read(OutputFile file, Segment segment, Consumer consumer) throws IOException, SQLException {
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
