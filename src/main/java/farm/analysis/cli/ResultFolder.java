package farm.analysis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new folder for the results of a pipeline that only this program reads. Closing it deletes it
 * with its files.
 */
record ResultFolder(Path path) implements AutoCloseable {

  /** Creates a folder below the system's folder for temporary files. */
  static ResultFolder create() {
    try {
      return new ResultFolder(Files.createTempDirectory("farm-analysis-"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: no folder can be created there: %s"
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    try {
      if (Files.exists(path)) {
        deleteFiles();
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s: can't be deleted: %s".formatted(path, e.getMessage()), e);
    }
  }

  private void deleteFiles() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
