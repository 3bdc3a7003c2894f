package farm.analysis.load;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a lane's current part open until the lane's next turn in this JVM, because opening it again
 * means skipping the rows already read. Losing an entry does no harm: the part is then opened
 * again.
 */
final class OpenParts {

  private static final int MOST = 64;
  private static final Map<String, Kept> KEPT = new LinkedHashMap<>();

  private record Kept(long place, Part.OpenPart part) {}

  private OpenParts() {}

  /** Keeps a part of the lane for a turn that begins at {@code place}. */
  static synchronized void keep(String laneId, long place, Part.OpenPart part) {
    close(KEPT.put(laneId, new Kept(place, part)));
    if (KEPT.size() > MOST) {
      Iterator<Kept> eldest = KEPT.values().iterator();
      close(eldest.next());
      eldest.remove();
    }
  }

  /**
   * Returns the lane's part, or null. A runner may repeat a turn: closes a part at another place.
   */
  static synchronized Part.@Nullable OpenPart take(String laneId, long place) {
    Kept kept = KEPT.remove(laneId);
    if (kept == null || kept.place == place) {
      return kept == null ? null : kept.part;
    }
    close(kept);
    return null;
  }

  /** Closes the part kept for the lane, if any. */
  static synchronized void drop(String laneId) {
    close(KEPT.remove(laneId));
  }

  private static void close(@Nullable Kept kept) {
    if (kept != null) {
      kept.part.close();
    }
  }
}
