package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;

/**
 * Chunks to be worked on: those of a collection, or of a read that is yet to be made. A read and
 * what is done with its chunks are one step, so that no chunk waits between them.
 */
public interface ChunkFlow {

  /** The pipeline of the chunks. */
  Pipeline pipeline();

  /** The columns of the chunks. */
  Schema schema();

  /**
   * Adds a step that does this work on all chunks; for a read, together with reading them.
   *
   * @param name the step's name in the pipeline, or in the transform that is being expanded
   */
  <T> PCollection<T> through(String name, ChunkStage<T> stage, Coder<T> coder);

  /** The chunks as a collection; if they aren't in one yet, a step of this name gives them. */
  default PCollection<Chunk> collection(String name) {
    return through(name, ChunkStage.giveChunks(), ChunkCoder.of(schema()));
  }

  /** The chunks of a collection. */
  static ChunkFlow of(PCollection<Chunk> chunks) {
    return new CollectedChunks(chunks);
  }
}
