package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.write.text.WriteFile;

/** Writes a table in GitHub Flavored Markdown. The file appears when it is complete. */
@Described(
    value =
        "Writes a table in GitHub Flavored Markdown, for people. The file appears when it is"
            + " complete.",
    example =
        """
        - type: WriteToMarkdown
          config: {path: results/population.md, max_rows: 20}
        """)
public record WriteToMarkdownStep(
    @Option(SharedOptions.PATH) String path,
    @Option("the maximum number of rows to show, at least 1; a last line counts the others")
        @Default("100")
        long maxRows)
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
