package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.text.LineEnd;
import farm.analysis.write.text.WriteFile;

/**
 * Writes a CSV file (RFC 4180) with a header. The file appears when it is complete.
 *
 * @param path the file to write, or {@code -} for standard output; missing folders above it are
 *     created
 * @param delimiter the character between fields
 * @param lineEnd the end of each line: lf or crlf
 */
public record WriteToCsvStep(
    String path, @Default(",") String delimiter, @Default("crlf") LineEnd lineEnd)
    implements StepConfig.Write {

  /** Checks that the delimiter is one character. */
  public WriteToCsvStep {
    if (delimiter.length() != 1) {
      throw new IllegalArgumentException(
          "'delimiter' should be one character, was '%s'".formatted(delimiter));
    }
  }

  @Override
  public WriteFile write() {
    return WriteFile.csv(path, delimiter.charAt(0), lineEnd);
  }
}
