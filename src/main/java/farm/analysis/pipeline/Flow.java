package farm.analysis.pipeline;

import farm.analysis.chunk.Chunk;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkTransform;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PCollection;

/**
 * What a step gives: chunks, with processors still to be applied to them, as of a read that is yet
 * to be made. All that is done to a chunk is one step where it can be, as each hop costs time and
 * keeps another burst.
 *
 * @param names the steps whose work is joined in the next one
 */
record Flow(ChunkFlow chunks, List<String> names) {

  Flow {
    names = List.copyOf(names);
  }

  static Flow of(PCollection<Chunk> chunks) {
    return new Flow(ChunkFlow.of(chunks), List.of());
  }

  static Flow ofRead(String name, ChunkFlow chunks) {
    return new Flow(chunks, List.of(name));
  }

  /** This, and one more processor. */
  Flow then(String name, DataProcessor next) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new Flow(Process.flow(chunks, next), more);
  }

  /** What a transform makes of the chunks, in a step of this name. */
  <T> PCollection<T> into(String name, ChunkTransform<T> transform) {
    return chunks.pipeline().apply(joined(name), transform.from(chunks));
  }

  /** The chunks as they are by now. */
  PCollection<Chunk> processed() {
    return chunks.collection(String.join(" + ", names));
  }

  private String joined(String name) {
    return String.join(" + ", names) + (names.isEmpty() ? "" : " + ") + name;
  }
}
