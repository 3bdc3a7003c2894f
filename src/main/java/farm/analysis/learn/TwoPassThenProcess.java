package farm.analysis.learn;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;

/** A step of two passes, then a processor that needs no facts. */
record TwoPassThenProcess(TwoPassStep first, DataProcessor next) implements TwoPassStep {

  @Override
  public Aggregate facts() {
    return first.facts();
  }

  @Override
  public Schema result(Schema input, Schema learnedFrom) {
    return Process.schemaOf(next, first.result(input, learnedFrom));
  }

  @Override
  public DataProcessor processor(Chunk facts) {
    return first.processor(facts).andThen(next);
  }
}
