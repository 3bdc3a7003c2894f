package farm.analysis.load;

import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.Inputs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * The read tasks of a loader. {@link #split} returns one source for each task; its elements are the
 * splits of the task, in order. A free worker takes the next task.
 */
final class TaskSource extends BoundedSource<InputSplit> {

  private final ArrayList<ReadTask> tasks;

  /** A source of these tasks, in the order in which workers take them. */
  TaskSource(List<ReadTask> tasks) {
    this.tasks = new ArrayList<>(tasks);
  }

  /**
   * The tasks of a read of these splits of the inputs. Without rows, there is one task with an
   * empty range.
   */
  static TaskSource of(Inputs inputs, List<InputSplit> splits, ReadSizes sizes) {
    InputSplit noRows = new InputSplit(0, new NoRows(inputs.schema()), InputRange.whole(0), false);
    return new TaskSource(ReadTask.inOrder(splits.isEmpty() ? List.of(noRows) : splits, sizes));
  }

  /** The number of tasks. */
  int taskCount() {
    return tasks.size();
  }

  /** Returns one source for each task, without regard to the size that the runner desires. */
  @Override
  public List<TaskSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return tasks.stream().map(task -> new TaskSource(List.of(task))).toList();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return tasks.stream().mapToLong(ReadTask::bytes).sum();
  }

  @Override
  public Coder<InputSplit> getOutputCoder() {
    return SerializableCoder.of(InputSplit.class);
  }

  @Override
  public BoundedReader<InputSplit> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  private static final class Reader extends BoundedReader<InputSplit> {

    private final TaskSource source;
    private final Iterator<InputSplit> splits;
    private @Nullable InputSplit current;

    private Reader(TaskSource source) {
      this.source = source;
      this.splits = source.tasks.stream().flatMap(task -> task.splits().stream()).iterator();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      current = splits.hasNext() ? splits.next() : null;
      return current != null;
    }

    @Override
    public InputSplit getCurrent() {
      if (current == null) {
        throw new NoSuchElementException("no range is left of this task");
      }
      return current;
    }

    @Override
    public BoundedSource<InputSplit> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
