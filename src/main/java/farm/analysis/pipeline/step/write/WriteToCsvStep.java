package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
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
    @Option(
            "the file to write, compressed if its name ends with `.gz` or `.zst`; missing folders"
                + " above it are created")
        String path)
    implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.csv(path);
  }
}
