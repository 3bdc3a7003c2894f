package farm.analysis.load;

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
 * ranges of the task, in order. A free worker takes the next task.
 */
final class TaskSource extends BoundedSource<Part> {

  private final ArrayList<ArrayList<Part>> tasks = new ArrayList<>();

  /** A source of these tasks, in the order in which workers take them. */
  TaskSource(List<List<Part>> tasks) {
    tasks.forEach(task -> this.tasks.add(new ArrayList<>(task)));
  }

  /**
   * Cuts the ranges of all inputs, in the order of their rows, into tasks. Without ranges, there is
   * one task with an empty range. For inputs of unknown size, each range is a task.
   */
  static TaskSource of(Inputs inputs, ReadSizes sizes) {
    List<Part> ranges = Part.of(inputs, ReadSizes.RANGE_BYTES);
    if (ranges.isEmpty()) {
      NoRows none = new NoRows(inputs.schema());
      return new TaskSource(List.of(List.of(new Part(0, none, InputRange.whole(0)))));
    }
    List<List<Part>> tasks = new ArrayList<>();
    long left = ranges.stream().mapToLong(range -> range.range().bytes()).sum();
    int first = 0;
    long bytes = 0;
    for (int next = 1; next <= ranges.size(); next++) {
      bytes += ranges.get(next - 1).range().bytes();
      if (next == ranges.size() || left == 0 || bytes >= sizes.taskBytes(left)) {
        tasks.add(ranges.subList(first, next));
        first = next;
        left -= bytes;
        bytes = 0;
      }
    }
    return new TaskSource(tasks);
  }

  /** Returns one source for each task, without regard to the size that the runner desires. */
  @Override
  public List<TaskSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return tasks.stream().map(task -> new TaskSource(List.of(task))).toList();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return tasks.stream().flatMap(List::stream).mapToLong(part -> part.range().bytes()).sum();
  }

  @Override
  public Coder<Part> getOutputCoder() {
    return SerializableCoder.of(Part.class);
  }

  @Override
  public BoundedReader<Part> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  private static final class Reader extends BoundedReader<Part> {

    private final TaskSource source;
    private final Iterator<Part> parts;
    private @Nullable Part current;

    private Reader(TaskSource source) {
      this.source = source;
      this.parts = source.tasks.stream().flatMap(List::stream).iterator();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      current = parts.hasNext() ? parts.next() : null;
      return current != null;
    }

    @Override
    public Part getCurrent() {
      if (current == null) {
        throw new NoSuchElementException("no range is left of this task");
      }
      return current;
    }

    @Override
    public BoundedSource<Part> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
