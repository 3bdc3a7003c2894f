package farm.analysis.inspect;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;

/** Writes a chunk to a file; a runner that repeats it writes the same. */
final class SaveChunkFn extends DoFn<Chunk, Void> {

  private final String file;
  private final ChunkCoder coder;

  SaveChunkFn(Path file, ChunkCoder coder) {
    this.file = file.toString();
    this.coder = coder;
  }

  @ProcessElement
  public void save(@Element Chunk chunk) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(file)))) {
      coder.encode(chunk, out);
    }
  }
}
