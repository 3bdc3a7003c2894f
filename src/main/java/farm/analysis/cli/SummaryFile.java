package farm.analysis.cli;

import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The file, or standard output, that receives a summary as JSON. */
final class SummaryFile {

  private static final String NAME = "--summary-json";
  private static final String STANDARD_OUTPUT = "-";

  private SummaryFile() {}

  static OptionSpec option() {
    return OptionSpec.builder(NAME)
        .paramLabel("FILE")
        .description("Also write the summary as JSON to FILE, or to standard output for -.")
        .type(String.class)
        .build();
  }

  /** Returns true if the option asks for standard output. */
  static boolean isPrinted(ParseResult given) {
    return given.matchedOptionValue(NAME, "").equals(STANDARD_OUTPUT);
  }

  /**
   * Writes the summary if the option asks for it.
   *
   * @throws RequestException if the file can't be written
   */
  static void write(ParseResult given, Summary summary, PrintWriter out) {
    String path = given.matchedOptionValue(NAME, "");
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
