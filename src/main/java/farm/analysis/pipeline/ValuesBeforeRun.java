package farm.analysis.pipeline;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.value.DistinctValues;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the values of a column before the run, in this JVM, chunk by chunk. The steps up to the
 * column are a read and steps that work on one chunk at a time.
 *
 * @param loaders the loaders of the steps that read, by the step's index
 */
record ValuesBeforeRun(
    List<Linked> steps, List<StepConfig> configs, Map<Integer, DataLoader> loaders) {

  /**
   * The distinct values, as text, in the order of the values.
   *
   * @param step the step that needs them
   * @throws RequestException if they can't be read before the run, or there are too many
   * @throws farm.analysis.problem.DataException if an input is broken
   */
  List<String> of(int step, String column) {
    Deque<StepConfig.PerChunk> between = new ArrayDeque<>();
    int read = steps.get(step).inputs().get(0);
    Optional<Set<String>> used = Optional.of(Set.of(column));
    while (!loaders.containsKey(read)) {
      StepConfig config = configs.get(read);
      if (config instanceof StepConfig.PerChunk perChunk) {
        between.addFirst(perChunk);
        used = perChunk.reads(used);
      } else if (!(config instanceof StepConfig.Check)) {
        throw unreadable(read, column);
      }
      read = steps.get(read).inputs().get(0);
    }
    DistinctValues values = new DistinctValues(column, StepConfig.ColumnPerValue.MOST_VALUES);
    DataLoader all = Objects.requireNonNull(loaders.get(read));
    DataLoader loader = PrunedReads.ofKnownColumns().open(all, all.schema().names(), used);
    add(loader, between.stream().map(StepConfig.PerChunk::processor).toList(), values);
    return values.texts();
  }

  private RequestException unreadable(int step, String column) {
    return new RequestException(
        column,
        ("the values of '%1$s' can't be read before the run, because they come out of step '%2$s';"
                + " name them: columns: {column: %1$s, values: [a, b]}")
            .formatted(column, steps.get(step).step().shown()));
  }

  private static void add(
      DataLoader loader, List<DataProcessor> processors, DistinctValues values) {
    try (ChunkIterator chunks = loader.iterData()) {
      chunks.forEachRemaining(
          chunk -> {
            Chunk processed = chunk;
            for (DataProcessor processor : processors) {
              processed = processor.process(processed);
            }
            values.add(processed);
          });
    }
  }
}
