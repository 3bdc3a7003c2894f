package farm.analysis.fit;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.process.DataProcessor;

/** A fit that says whose it is when the facts that it learned won't do. */
record NamedTwoPassStep(String name, TwoPassStep fit) implements TwoPassStep {

  @Override
  public Aggregate facts() {
    return fit.facts();
  }

  @Override
  public Schema result(Schema input, Schema learnedFrom) {
    return fit.result(input, learnedFrom);
  }

  @Override
  public DataProcessor processor(Chunk facts) {
    try {
      return fit.processor(facts);
    } catch (DataException e) {
      throw new DataException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }
}
