package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes all chunks of an output, and finishes it when they end. */
final class WriteAllStage implements ChunkStage<String> {

  private final WritePartsStage parts;
  private final FinishOutput end;
  private final @Nullable SharedObject<SharedSegments> sharedSegments;
  private transient @Nullable SharedSegments segments;

  /**
   * Writes an output.
   *
   * @param parts writes the parts, of which it gives the segments
   * @param sharedSegments where all copies of this gather them; null if one copy has all chunks
   */
  WriteAllStage(
      WritePartsStage parts,
      FinishOutput end,
      @Nullable SharedObject<SharedSegments> sharedSegments) {
    this.parts = parts;
    this.end = end;
    this.sharedSegments = sharedSegments;
  }

  @Override
  public void open() {
    segments = sharedSegments == null ? new SharedSegments() : sharedSegments.open();
    parts.open();
  }

  @Override
  public void add(Chunk chunk, Consumer<String> output) {
    parts.add(chunk);
  }

  @Override
  public void finish(Consumer<String> output) {
    parts.finish(written -> segments().add(written.getValue()));
  }

  @Override
  public void end(Consumer<String> output) {
    output.accept(end.finish(segments().takeAll()));
  }

  @Override
  public void close() {
    parts.close();
    if (sharedSegments != null && segments != null) {
      sharedSegments.close();
      segments = null;
    }
  }

  private SharedSegments segments() {
    return Objects.requireNonNull(segments);
  }
}
