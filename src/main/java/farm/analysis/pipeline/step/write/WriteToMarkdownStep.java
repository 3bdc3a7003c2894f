package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.text.WriteFile;

/**
 * Writes a table in GitHub Flavored Markdown. The file appears when it is complete.
 *
 * @param path the file to write, or {@code -} for standard output; missing folders above it are
 *     created
 * @param maxRows the maximum number of rows to show, at least 1; a last line counts the others
 */
public record WriteToMarkdownStep(String path, @Default("100") long maxRows)
    implements StepConfig.Write {

  /** Checks that at least one row is shown. */
  public WriteToMarkdownStep {
    if (maxRows < 1) {
      throw new IllegalArgumentException("'max_rows' should be at least 1, was " + maxRows);
    }
  }

  @Override
  public WriteFile write() {
    return WriteFile.markdown(path, maxRows);
  }
}
