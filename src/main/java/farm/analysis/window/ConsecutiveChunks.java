package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts small consecutive chunks together, so that kept chunks take little more memory than their
 * rows.
 */
final class ConsecutiveChunks {

  private static final long MOST_BYTES = 1 << 17;

  private List<Chunk> waiting = new ArrayList<>();
  private long bytes;
  private @Nullable Origin last;

  /** Adds a chunk; returns the rows that waited if it isn't put together with them. */
  Optional<Chunk> add(Chunk chunk) {
    boolean follows = last != null && last.isFollowedBy(chunk.origin()) && bytes < MOST_BYTES;
    Optional<Chunk> ready = follows ? Optional.empty() : end();
    if (chunk.rowCount() > 0) {
      waiting.add(chunk);
      bytes += chunk.byteSize();
    }
    last = chunk.origin();
    return ready;
  }

  /** Returns the rows that wait; empty if there are none. */
  Optional<Chunk> end() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Chunk together = waiting.size() == 1 ? waiting.get(0).dense() : Chunk.concat(waiting);
    waiting = new ArrayList<>();
    bytes = 0;
    return Optional.of(together);
  }
}
