package farm.analysis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new folder for the results of a pipeline that only this program reads. Closing it deletes it
 * with all its files.
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
      delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: can't be deleted: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isDirectory(file)) {
          delete(file);
        } else {
          Files.delete(file);
        }
      }
    }
    Files.delete(folder);
  }
}
