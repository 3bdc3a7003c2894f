package farm.analysis.load;

import java.io.Serializable;

/**
 * The sizes that a read is cut into: tasks, each for one worker at a time, and the ranges of a
 * task.
 *
 * <p>A task takes a share of the bytes that are left when it is planned, so the first are large and
 * the last small: there are few of them, and all workers end at about the same time.
 *
 * @param share the share of the bytes left that a task takes, 0 to 1
 * @param leastBytes the least bytes of a task
 */
public record ReadSizes(double share, long leastBytes) implements Serializable {

  /** About the bytes of input that a range takes: it is opened, and counted when it was read. */
  static final long RANGE_BYTES = 16L << 20;

  private static final long CLUSTER_TASK_BYTES = 64L << 20;
  private static final int CLUSTER_TASKS = 1000;

  /** Checks the sizes. */
  public ReadSizes {
    if (!(share >= 0 && share <= 1) || leastBytes < 1) {
      throw new IllegalArgumentException(
          "a task should take a share of 0 to 1 and at least one byte, was %s, %d"
              .formatted(share, leastBytes));
    }
  }

  /** Sizes for one JVM: each thread takes half of its share, at least one range. */
  public static ReadSizes local(int threads) {
    return new ReadSizes(0.5 / threads, RANGE_BYTES);
  }

  /** Sizes for a cluster of any number of workers: little enough to be read again. */
  public static ReadSizes cluster() {
    return new ReadSizes(1.0 / CLUSTER_TASKS, CLUSTER_TASK_BYTES);
  }

  /** The bytes of the next task, if {@code leftBytes} are left. */
  long taskBytes(long leftBytes) {
    return Math.max(leastBytes, (long) (share * leftBytes));
  }

  /** About the number of tasks that so many bytes of input make, at least one. */
  public int tasks(long inputBytes) {
    int tasks = 1;
    for (long left = inputBytes - taskBytes(inputBytes); left > 0; left -= taskBytes(left)) {
      tasks++;
    }
    return tasks;
  }
}
