package farm.analysis.cli;

import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file, or standard output, that receives a summary as JSON. */
final class SummaryFile {

  private static final String STANDARD_OUTPUT = "-";

  private SummaryFile() {}

  /**
   * Writes the summary.
   *
   * @param path the file; {@code -} for standard output, empty for none
   * @throws RequestException if the file can't be written
   */
  static void write(String path, Summary summary, PrintWriter out) {
    if (path.equals(STANDARD_OUTPUT)) {
      out.println(summary.json());
    } else if (!path.isEmpty()) {
      try {
        Files.writeString(Path.of(path), summary.json() + "\n");
      } catch (IOException e) {
        throw new RequestException(
            "%s: the summary can't be written, though the outputs are".formatted(path), e);
      }
    }
  }
}
