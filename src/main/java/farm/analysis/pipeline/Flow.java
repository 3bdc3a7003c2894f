package farm.analysis.pipeline;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkTransform;
import farm.analysis.stage.FlowTransform;
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

  /** This, and one more transform, joined with what is done before and after. */
  Flow then(String name, FlowTransform next) {
    return new Flow(next.flow(chunks), plus(name));
  }

  /** The names of the steps, and one more. */
  List<String> plus(String name) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return more;
  }

  /** What a transform makes of the chunks, in a step of this name. */
  <T> PCollection<T> into(String name, ChunkTransform<T> transform) {
    return chunks.pipeline().apply(joined(name), transform.from(chunks));
  }

  /** The chunks as they are by now. */
  PCollection<Chunk> processed() {
    return chunks.collection(String.join(" + ", names));
  }

  /** The name of a step that does all this work, and one more. */
  String joined(String name) {
    return String.join(" + ", names) + (names.isEmpty() ? "" : " + ") + name;
  }
}
