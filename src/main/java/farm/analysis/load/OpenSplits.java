package farm.analysis.load;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a task's current split open until the task's next turn in this JVM, because opening it
 * again means skipping the rows already read. Losing an entry does no harm: the split is then
 * opened again.
 */
final class OpenSplits {

  private static final int MOST = 64;
  private static final Map<String, Kept> KEPT = new LinkedHashMap<>();

  private record Kept(long place, InputSplit.OpenSplit split) {}

  private OpenSplits() {}

  /** Keeps a split of the task for a turn that begins at {@code place}. */
  static synchronized void keep(String taskId, long place, InputSplit.OpenSplit split) {
    close(KEPT.put(taskId, new Kept(place, split)));
    if (KEPT.size() > MOST) {
      Iterator<Kept> eldest = KEPT.values().iterator();
      close(eldest.next());
      eldest.remove();
    }
  }

  /**
   * Returns the task's split, or null. A runner may repeat a turn, so a split kept for another
   * place is closed.
   */
  static synchronized InputSplit.@Nullable OpenSplit take(String taskId, long place) {
    Kept kept = KEPT.remove(taskId);
    if (kept == null || kept.place == place) {
      return kept == null ? null : kept.split;
    }
    close(kept);
    return null;
  }

  /** Closes the split kept for the task, if any. */
  static synchronized void drop(String taskId) {
    close(KEPT.remove(taskId));
  }

  private static void close(@Nullable Kept kept) {
    if (kept != null) {
      kept.split.close();
    }
  }
}
