package farm.analysis.pipeline.step;

import farm.analysis.write.WriteFile;

/**
 * Writes a JSON Lines file, one object per row. The file appears when it is complete.
 *
 * @param path the file to write; missing folders above it are created
 */
public record WriteToJson(String path) implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.json(path);
  }
}
