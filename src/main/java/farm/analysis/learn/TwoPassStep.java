package farm.analysis.learn;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.process.DataProcessor;
import java.io.Serializable;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** A step that learns facts from all rows, and the processor of chunks that uses them. */
public interface TwoPassStep extends Serializable {

  /** The aggregate that computes the facts, which are a few rows. */
  Aggregate facts();

  /**
   * The columns of the result.
   *
   * @param input the columns of the chunks to process
   * @param learnedFrom the columns of the chunks to learn from, usually the same
   * @throws farm.analysis.problem.RequestException with all problems, if the step can't be applied
   */
  Schema result(Schema input, Schema learnedFrom);

  /** The processor that uses these facts, which are in one chunk. */
  DataProcessor processor(Chunk facts);

  /** This step, whose errors about unusable facts begin with a name. */
  default TwoPassStep named(String step) {
    return new NamedTwoPassStep(step, this);
  }

  /** This step, then a processor that needs no facts. */
  default TwoPassStep andThen(DataProcessor next) {
    return new TwoPassThenProcess(this, next);
  }

  /** Learns from a collection and processes it; its chunks wait in memory for the facts. */
  default PTransform<PCollection<Chunk>, PCollection<Chunk>> transform() {
    return PTransform.compose(
        collected -> {
          ChunkFlow chunks = ChunkFlow.of(collected);
          LearnedFacts learned = LearnedFacts.from(chunks, "Facts", this);
          return learned.applied(chunks.again()).chunks().collection();
        });
  }
}
