package farm.analysis.pipeline.step;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.write.LogRows;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** Logs each row as JSON, in any order, and hands it on. */
public record LogForTesting() implements StepConfig.Check {

  @Override
  public Schema result(Schema input) {
    return input;
  }

  @Override
  public PTransform<PCollection<Chunk>, PCollection<Chunk>> transform() {
    return LogRows.asJson();
  }
}
