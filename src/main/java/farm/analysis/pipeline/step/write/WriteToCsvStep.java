package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.text.WriteFile;

/**
 * Writes a CSV file (RFC 4180) with a header. The file appears when it is complete.
 *
 * @param path the file to write; missing folders above it are created
 */
public record WriteToCsvStep(String path) implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.csv(path);
  }
}
