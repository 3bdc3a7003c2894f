package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.text.WriteFile;

/**
 * Writes a JSON Lines file, one object per row. The file appears when it is complete.
 *
 * @param path the file to write, or {@code -} for standard output; missing folders above it are
 *     created
 */
public record WriteToJsonStep(String path) implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.json(path);
  }
}
