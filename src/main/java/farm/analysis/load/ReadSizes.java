package farm.analysis.load;

import java.io.Serializable;

/**
 * The sizes of the tasks of a read. One worker at a time reads a task, range by range.
 *
 * <p>A task takes a share of the bytes left when it is planned. So the first tasks are large and
 * the last ones small: there are few tasks, and all workers end at about the same time.
 *
 * @param share the share of the bytes left that a task takes, 0 to 1
 * @param leastBytes the minimum bytes of a task, at least 1
 */
public record ReadSizes(double share, long leastBytes) implements Serializable {

  /** The approximate bytes of input in a range, which is opened once and counted at its end. */
  static final long RANGE_BYTES = 16L << 20;

  private static final long CLUSTER_TASK_BYTES = 64L << 20;
  private static final int CLUSTER_TASKS = 1000;

  /** Checks the sizes. */
  public ReadSizes {
    if (!(share >= 0 && share <= 1) || leastBytes < 1) {
      throw new IllegalArgumentException(
          ("a task should take a share from 0 to 1 and at least 1 byte, was a share of %s and %d"
                  + " bytes")
              .formatted(share, leastBytes));
    }
  }

  /** Sizes for one JVM: a task takes half of a thread's share, at least one range. */
  public static ReadSizes local(int threads) {
    return new ReadSizes(0.5 / threads, RANGE_BYTES);
  }

  /** Sizes for a cluster with any number of workers. A runner may repeat a task, so it is small. */
  public static ReadSizes cluster() {
    return new ReadSizes(1.0 / CLUSTER_TASKS, CLUSTER_TASK_BYTES);
  }

  /** The bytes of the next task, if {@code leftBytes} are left. */
  long taskBytes(long leftBytes) {
    return Math.max(leastBytes, (long) (share * leftBytes));
  }

  /** The number of tasks for {@code inputBytes} bytes of input, approximately; at least one. */
  public int tasks(long inputBytes) {
    int tasks = 1;
    for (long left = inputBytes - taskBytes(inputBytes); left > 0; left -= taskBytes(left)) {
      tasks++;
    }
    return tasks;
  }
}
