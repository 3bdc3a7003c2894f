package farm.analysis.pipeline.step;

import farm.analysis.write.WriteFile;

/**
 * Writes a JSON Lines file, one object a row, which appears when it is complete.
 *
 * @param path exactly the file to write; folders above it are made
 */
public record WriteToJson(String path) implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.json(path);
  }
}
