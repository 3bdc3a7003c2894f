package farm.analysis.pipeline.step;

import farm.analysis.chunk.Schema;
import farm.analysis.process.Concatenate;
import java.util.List;

/** Puts the rows of several inputs, which have the same columns, one after the other. */
public record Flatten() implements StepConfig.Merge {

  @Override
  public Schema result(List<Schema> inputs) {
    return Concatenate.result(inputs);
  }

  @Override
  public Concatenate transform() {
    return Concatenate.inOrder();
  }
}
