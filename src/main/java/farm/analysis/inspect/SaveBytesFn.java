package farm.analysis.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;

/** Writes an element to a file; a runner that repeats it writes the same. */
final class SaveBytesFn extends DoFn<byte[], Void> {

  private final String file;

  SaveBytesFn(Path file) {
    this.file = file.toString();
  }

  @ProcessElement
  public void save(@Element byte[] bytes) throws IOException {
    Files.write(Path.of(file), bytes);
  }
}
