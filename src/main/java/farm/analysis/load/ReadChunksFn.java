package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.Facts;
import farm.analysis.stage.StageWork;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lane and does the work of a stage on its chunks, a burst of outputs at a time.
 *
 * <p>A runner that doesn't limit what it queues (the DirectRunner) takes the next burst only when
 * the last has been worked off, so memory is bounded by the burst. The end of a burst asks to be
 * resumed at once. A restriction is a range of the lane's places.
 */
@DoFn.BoundedPerElement
final class ReadChunksFn<T> extends DoFn<Lane, T> {

  /** The bytes of chunks after which a turn ends, so that it shows how far the run has come. */
  private static final long TURN_BYTES = 256L << 20;

  private final ReadCounts counts;
  private final Set<String> lanes = new HashSet<>();

  private final ChunkStage<T> stage;
  private transient @Nullable StageWork<T> work;

  /** The work of this turn. */
  private transient @Nullable ChunkWork<T> begun;

  /** The bytes of the outputs of this turn. */
  private transient long given;

  /** The part being read in this turn; after a turn only if it failed. */
  private transient Part.@Nullable OpenPart open;

  /** Reads lanes; their rows are counted unless they are in another read of the same. */
  ReadChunksFn(ChunkStage<T> stage, boolean counted) {
    this.counts = new ReadCounts(counted);
    this.stage = stage;
  }

  @Setup
  public void setUp() {
    work = new StageWork<>(stage);
  }

  @GetInitialRestriction
  public OffsetRange wholeLane(@Element Lane lane) {
    return new OffsetRange(0, lane.end());
  }

  @ProcessElement
  public ProcessContinuation process(
      ProcessContext context, RestrictionTracker<OffsetRange, Long> tracker) {
    return process(context.element(), tracker, context::sideInput, context::output);
  }

  ProcessContinuation process(
      Lane lane, RestrictionTracker<OffsetRange, Long> tracker, Facts facts, Consumer<T> receiver) {
    lanes.add(lane.id());
    given = 0;
    Consumer<T> output =
        made -> {
          given += stage.byteSize(made);
          receiver.accept(made);
        };
    begun = Objects.requireNonNull(work).begun(facts);
    ProcessContinuation next = read(lane, tracker, output);
    begun.finish(output);
    return next;
  }

  private ProcessContinuation read(
      Lane lane, RestrictionTracker<OffsetRange, Long> tracker, Consumer<T> output) {
    long end = tracker.currentRestriction().getTo();
    long place = tracker.currentRestriction().getFrom();
    long claimed = place;
    long read = 0;
    open = OpenParts.take(lane.id(), place);
    while (place < end && tracker.tryClaim(place)) {
      claimed = place;
      Chunk chunk = next(lane, place);
      if (chunk == null) {
        place = Lane.place(Lane.partIndex(place) + 1);
        continue;
      }
      read += chunk.byteSize();
      work().add(chunk, output);
      place++;
      if (place < end && (given >= lane.burstBytes() || read >= TURN_BYTES)) {
        keepOpen(lane, place);
        return ProcessContinuation.resume();
      }
    }
    if (place >= end && claimed < end - 1) {
      tracker.tryClaim(end - 1);
    }
    keepOpen(lane, place);
    return ProcessContinuation.stop();
  }

  /** The chunk at this place, or null if the part that it would be in has ended before. */
  private @Nullable Chunk next(Lane lane, long place) {
    if (lane.parts().isEmpty()) {
      return null;
    }
    Part part = lane.parts().get(Lane.partIndex(place));
    if (open == null) {
      open = part.open(lane.chunkSize(), Lane.ordinal(place));
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

  private ChunkWork<T> work() {
    return Objects.requireNonNull(begun);
  }

  private void keepOpen(Lane lane, long place) {
    if (open != null) {
      OpenParts.keep(lane.id(), place, open);
      open = null;
    }
  }

  @Teardown
  public void closeWhatIsOpen() {
    if (work != null) {
      work.close();
    }
    lanes.forEach(OpenParts::drop);
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
