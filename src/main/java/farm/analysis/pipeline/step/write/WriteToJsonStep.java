package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.write.text.WriteFile;

/** Writes a JSON Lines file, one object per row. The file appears when it is complete. */
@Described(
    value = "Writes a JSON Lines file, one object per row. The file appears when it is complete.",
    example =
        """
        - type: WriteToJson
          config: {path: results/population.jsonl}
        """)
public record WriteToJsonStep(@Option(SharedOptions.PATH) String path) implements StepConfig.Write {

  @Override
  public WriteFile write() {
    return WriteFile.json(path);
  }
}
