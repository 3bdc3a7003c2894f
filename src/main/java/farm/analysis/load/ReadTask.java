package farm.analysis.load;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The splits of one or many inputs that one worker reads from start to end.
 *
 * @param id an id that is unique among the tasks of all reads in a JVM
 */
record ReadTask(String id, ArrayList<InputSplit> splits) implements Serializable {

  /** A task with an id of its own. */
  static ReadTask of(List<InputSplit> splits) {
    return new ReadTask(UUID.randomUUID().toString(), new ArrayList<>(splits));
  }

  /** The bytes of input to read, approximately. */
  long bytes() {
    return splits.stream().mapToLong(split -> split.range().bytes()).sum();
  }

  /**
   * Cuts splits, which are in the order of their rows, into tasks of consecutive splits. Each split
   * of an input of unknown size is a task.
   */
  static List<ReadTask> inOrder(List<InputSplit> splits, ReadSizes sizes) {
    List<ReadTask> tasks = new ArrayList<>();
    long left = splits.stream().mapToLong(split -> split.range().bytes()).sum();
    int first = 0;
    long bytes = 0;
    for (int next = 1; next <= splits.size(); next++) {
      bytes += splits.get(next - 1).range().bytes();
      if (next == splits.size() || left == 0 || bytes >= sizes.taskBytes(left)) {
        tasks.add(of(splits.subList(first, next)));
        first = next;
        left -= bytes;
        bytes = 0;
      }
    }
    return tasks;
  }

  /**
   * Deals splits out to at most {@code count} tasks. Each split goes to the task with the fewest
   * bytes so far, so neighbours are read at the same time and tasks end together.
   */
  static List<ReadTask> dealt(List<InputSplit> splits, int count) {
    List<List<InputSplit>> dealt = new ArrayList<>();
    long[] bytes = new long[Math.min(count, splits.size())];
    for (int task = 0; task < bytes.length; task++) {
      dealt.add(new ArrayList<>());
    }
    for (InputSplit split : splits) {
      int least = indexOfLeast(bytes);
      dealt.get(least).add(split);
      bytes[least] += split.range().bytes() + 1;
    }
    return dealt.stream().map(ReadTask::of).toList();
  }

  private static int indexOfLeast(long[] values) {
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[least]) {
        least = i;
      }
    }
    return least;
  }
}
