package farm.analysis.cli;

import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows of a step that writes to the path {@code -}. */
final class StandardOutput {

  private static final int BUFFER_CHARS = 1 << 16;

  private StandardOutput() {}

  /**
   * Prints the UTF-8 text of a file.
   *
   * @throws RequestException if not all of it could be printed
   */
  static void print(Path text, PrintWriter out) {
    char[] buffer = new char[BUFFER_CHARS];
    try (Reader in = Files.newBufferedReader(text)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        if (out.checkError()) {
          throw new RequestException(
              "standard output: can't be written; it was closed, or its disk is full");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s: can't be read: %s".formatted(text, e.getMessage()), e);
    }
  }
}
