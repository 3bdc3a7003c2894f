package farm.analysis.pipeline.step;

import farm.analysis.write.WriteFile;

/**
 * Writes a CSV file (RFC 4180) with a header. The file appears when it is complete.
 *
 * @param path the file to write; missing folders above it are created
 */
public record WriteToCsv(String path) implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.csv(path);
  }
}
