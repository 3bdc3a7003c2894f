package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a lane, one burst at a time.
 *
 * <p>The DirectRunner doesn't limit its queues, but it resumes a lane only after it has processed
 * the last burst, so the burst bounds memory. At the end of a burst, the function asks to be
 * resumed at once. A restriction is a range of the lane's places.
 */
@DoFn.BoundedPerElement
final class ReadChunksFn extends DoFn<Lane, Chunk> {

  private final ReadCounts counts = new ReadCounts(true);
  private final Set<String> lanes = new HashSet<>();

  /** The part being read in this turn; set after a turn only if the turn failed. */
  private transient Part.@Nullable OpenPart open;

  @GetInitialRestriction
  public OffsetRange wholeLane(@Element Lane lane) {
    return new OffsetRange(0, lane.end());
  }

  @ProcessElement
  public ProcessContinuation process(
      @Element Lane lane,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Chunk> output) {
    return read(lane, tracker, output::output);
  }

  ProcessContinuation read(
      Lane lane, RestrictionTracker<OffsetRange, Long> tracker, Consumer<Chunk> output) {
    lanes.add(lane.id());
    long end = tracker.currentRestriction().getTo();
    long place = tracker.currentRestriction().getFrom();
    long claimed = place;
    long given = 0;
    open = OpenParts.take(lane.id(), place);
    while (place < end && tracker.tryClaim(place)) {
      claimed = place;
      Chunk chunk = next(lane, place);
      if (chunk == null) {
        place = Lane.place(Lane.partIndex(place) + 1);
        continue;
      }
      output.accept(chunk);
      given += chunk.byteSize();
      place++;
      if (place < end && given >= lane.burstBytes()) {
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

  /** Returns the chunk at this place, or null if its part has ended before it. */
  private @Nullable Chunk next(Lane lane, long place) {
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

  private void keepOpen(Lane lane, long place) {
    if (open != null) {
      OpenParts.keep(lane.id(), place, open);
      open = null;
    }
  }

  @Teardown
  public void closeWhatIsOpen() {
    lanes.forEach(OpenParts::drop);
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
