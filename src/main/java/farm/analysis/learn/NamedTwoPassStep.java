package farm.analysis.learn;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.process.DataProcessor;

/** A step whose errors about unusable facts begin with its name. */
record NamedTwoPassStep(String name, TwoPassStep step) implements TwoPassStep {

  @Override
  public Aggregate facts() {
    return step.facts();
  }

  @Override
  public Schema result(Schema input, Schema learnedFrom) {
    return step.result(input, learnedFrom);
  }

  @Override
  public DataProcessor processor(Chunk facts) {
    try {
      return step.processor(facts);
    } catch (DataException e) {
      throw new DataException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }
}
