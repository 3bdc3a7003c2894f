package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes all chunks of an output and finishes it, where one turn has them all. */
record WriteWholeStage(WritePartsStage parts, FinishOutput end) implements ChunkStage<String> {

  @Override
  public void open() {
    parts.open();
  }

  @Override
  public void add(Chunk chunk, Consumer<String> output) {
    parts.add(chunk);
  }

  @Override
  public void finish(Consumer<String> output) {
    List<Segment> segments = new ArrayList<>();
    parts.finish(written -> segments.addAll(written.getValue()));
    output.accept(end.finish(segments));
  }

  @Override
  public void close() {
    parts.close();
  }
}
