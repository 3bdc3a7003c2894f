package farm.analysis.pipeline;

import farm.analysis.chunk.Chunk;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PCollection;

/**
 * What a step gives: chunks, and processors still to be applied to them. Processors in a row are
 * applied as one where their result is used, as each hop costs time and keeps another burst.
 *
 * @param names the steps whose processors are to be applied
 * @param processor all of these, as one
 */
record Flow(PCollection<Chunk> chunks, List<String> names, DataProcessor processor) {

  Flow {
    names = List.copyOf(names);
  }

  static Flow of(PCollection<Chunk> chunks) {
    return new Flow(chunks, List.of(), chunk -> chunk);
  }

  /** This, and one more processor. */
  Flow then(String name, DataProcessor next) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new Flow(chunks, more, processor.andThen(next));
  }

  /** The chunks with all processors applied. */
  PCollection<Chunk> processed() {
    return names.isEmpty()
        ? chunks
        : chunks.apply(String.join(" + ", names), Process.with(processor));
  }
}
