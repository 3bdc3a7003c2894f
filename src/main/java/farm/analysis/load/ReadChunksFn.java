package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.input.ChunkSize;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a task, one burst at a time.
 *
 * <p>The DirectRunner doesn't limit its queues, but it resumes a task only after it has processed
 * the last burst, so the burst bounds memory. At the end of a burst, the function asks to be
 * resumed at once. A restriction is a range of the places of a task: {@code split index << 32 |
 * chunk ordinal}.
 */
@DoFn.BoundedPerElement
final class ReadChunksFn extends DoFn<ReadTask, Chunk> {

  private static final int ORDINAL_BITS = 32;

  private final ChunkSize chunkSize;
  private final long burstBytes;
  private final ReadCounts counts = new ReadCounts(true);
  private final Set<String> tasks = new HashSet<>();

  /** The split being read in this turn; set after a turn only if the turn failed. */
  private transient InputSplit.@Nullable OpenSplit open;

  /**
   * Reads chunks of this size.
   *
   * @param burstBytes the bytes of chunks to output before other tasks get their turn
   */
  ReadChunksFn(ChunkSize chunkSize, long burstBytes) {
    this.chunkSize = chunkSize;
    this.burstBytes = burstBytes;
  }

  @GetInitialRestriction
  public OffsetRange wholeTask(@Element ReadTask task) {
    return places(task);
  }

  static OffsetRange places(ReadTask task) {
    return new OffsetRange(0, place(task.splits().size()));
  }

  /** The first place of the split with this index in its task. */
  static long place(int splitIndex) {
    return (long) splitIndex << ORDINAL_BITS;
  }

  private static int splitIndex(long place) {
    return (int) (place >>> ORDINAL_BITS);
  }

  @ProcessElement
  public ProcessContinuation process(
      @Element ReadTask task,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Chunk> output) {
    return read(task, tracker, output::output);
  }

  ProcessContinuation read(
      ReadTask task, RestrictionTracker<OffsetRange, Long> tracker, Consumer<Chunk> output) {
    tasks.add(task.id());
    long end = tracker.currentRestriction().getTo();
    long place = tracker.currentRestriction().getFrom();
    long claimed = place;
    long given = 0;
    open = OpenSplits.take(task.id(), place);
    while (place < end && tracker.tryClaim(place)) {
      claimed = place;
      Chunk chunk = next(task, place);
      if (chunk == null) {
        place = place(splitIndex(place) + 1);
        continue;
      }
      output.accept(chunk);
      given += chunk.byteSize();
      place++;
      if (place < end && given >= burstBytes) {
        keepOpen(task, place);
        return ProcessContinuation.resume();
      }
    }
    if (place >= end && claimed < end - 1) {
      tracker.tryClaim(end - 1);
    }
    keepOpen(task, place);
    return ProcessContinuation.stop();
  }

  /** Returns the chunk at this place, or null if its split ends before it. */
  private @Nullable Chunk next(ReadTask task, long place) {
    if (open == null) {
      int split = splitIndex(place);
      open = task.splits().get(split).open(chunkSize, place - place(split));
    }
    Chunk chunk = open.next();
    if (chunk == null) {
      counts.end(open);
      open.close();
      open = null;
    } else {
      counts.add(chunk);
    }
    return chunk;
  }

  private void keepOpen(ReadTask task, long place) {
    if (open != null) {
      OpenSplits.keep(task.id(), place, open);
      open = null;
    }
  }

  @Teardown
  public void closeWhatIsOpen() {
    tasks.forEach(OpenSplits::drop);
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
