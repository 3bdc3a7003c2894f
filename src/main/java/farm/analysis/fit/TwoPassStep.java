package farm.analysis.fit;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.process.DataProcessor;
import java.io.Serializable;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** What is learned from the whole data, and the processor of chunks that needs to know it. */
public interface TwoPassStep extends Serializable {

  /** Computes the facts: few rows. */
  Aggregate facts();

  /**
   * The columns that it gives.
   *
   * @param input the columns of the chunks to process
   * @param learnedFrom the columns of the chunks that facts are learned from, usually the same
   * @throws farm.analysis.problem.RequestException with all that is wrong, if it can't be applied
   */
  Schema result(Schema input, Schema learnedFrom);

  /** The processor that knows the facts, all their rows in one chunk. */
  DataProcessor processor(Chunk facts);

  /** This for the step of that name, which is told when the facts won't do. */
  default TwoPassStep named(String step) {
    return new NamedTwoPassStep(step, this);
  }

  /** This, then a processor that needs no facts. */
  default TwoPassStep andThen(DataProcessor next) {
    return new TwoPassThenProcess(this, next);
  }

  /** Learns from {@code chunks}, and processes them when that is done; until then they wait. */
  default PTransform<PCollection<Chunk>, PCollection<Chunk>> transform() {
    return PTransform.compose(
        collected -> {
          ChunkFlow chunks = ChunkFlow.of(collected);
          LearnedFacts learned = LearnedFacts.from(chunks, "Facts", this);
          return learned.applied(chunks.again()).chunks().collection();
        });
  }
}
