package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.write.text.LineEnd;
import farm.analysis.write.text.WriteFile;

/** Writes a CSV file (RFC 4180) with a header. The file appears when it is complete. */
@Described(
    value = "Writes a CSV file (RFC 4180) with a header. The file appears when it is complete.",
    example =
        """
        - type: WriteToCsv
          config: {path: results/population.csv}
        """)
public record WriteToCsvStep(
    @Option(SharedOptions.PATH) String path,
    @Option("the ASCII character between fields, such as `\";\"` or `\"\\t\"`") @Default(",")
        String delimiter,
    @Option("the end of each line") @Default("crlf") LineEnd lineEnd)
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
