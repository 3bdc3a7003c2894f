package farm.analysis.pipeline.step;

import farm.analysis.write.WriteFile;

/**
 * Writes a CSV file (RFC 4180) with a header, which appears when it is complete.
 *
 * @param path exactly the file to write; folders above it are made
 */
public record WriteToCsv(String path) implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.csv(path);
  }
}
