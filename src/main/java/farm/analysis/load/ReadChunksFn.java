package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lane, a burst of chunks at a time.
 *
 * <p>A runner that doesn't limit what it queues (the DirectRunner) takes the next burst only when
 * the last has been worked off, so memory is bounded by the burst. The end of a burst asks to be
 * resumed at once; on runners that process an element in one go it changes nothing. A restriction
 * is a range of the lane's places.
 */
@DoFn.BoundedPerElement
final class ReadChunksFn extends DoFn<Lane, Chunk> {

  private final Counter rows = Metrics.counter(DataLoader.class, DataLoader.ROWS);
  private final Counter chunks = Metrics.counter(DataLoader.class, DataLoader.CHUNKS);
  private final Counter bytes = Metrics.counter(DataLoader.class, DataLoader.BYTES);
  private final Set<String> lanes = new HashSet<>();

  private final boolean counted;

  /** The part being read in this turn; after a turn only if it failed. */
  private transient Part.@Nullable OpenPart open;

  /** Reads lanes; their rows are counted unless they are in another read of the same. */
  ReadChunksFn(boolean counted) {
    this.counted = counted;
  }

  @GetInitialRestriction
  public OffsetRange wholeLane(@Element Lane lane) {
    return new OffsetRange(0, lane.end());
  }

  @ProcessElement
  public ProcessContinuation process(
      @Element Lane lane,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<Chunk> output) {
    lanes.add(lane.id());
    long place = tracker.currentRestriction().getFrom();
    long resumeAt = place;
    long burst = 0;
    open = OpenParts.take(lane.id(), place);
    while (tracker.tryClaim(place)) {
      resumeAt = place + 1;
      if (open == null) {
        open = lane.parts().get(Lane.partIndex(place)).open(lane.chunkSize(), Lane.ordinal(place));
      }
      Chunk chunk = open.next();
      if (chunk == null) {
        end(lane.parts().get(Lane.partIndex(place)), open);
        open = null;
        place = Lane.place(Lane.partIndex(place) + 1);
        continue;
      }
      if (counted) {
        rows.inc(chunk.rowCount());
        chunks.inc();
      }
      output.output(chunk);
      place++;
      burst += chunk.byteSize();
      if (burst >= lane.burstBytes()) {
        OpenParts.keep(lane.id(), place, open);
        open = null;
        return ProcessContinuation.resume();
      }
    }
    if (open != null) {
      OpenParts.keep(lane.id(), resumeAt, open);
      open = null;
    }
    return ProcessContinuation.stop();
  }

  /** Counts and closes a part that has been read to its end. */
  private void end(Part part, Part.OpenPart read) {
    bytes.inc(part.range().bytes());
    if (counted) {
      read.counts().forEach((name, n) -> Metrics.counter(DataLoader.class, name).inc(n));
    }
    read.close();
  }

  @Teardown
  public void closeWhatAFailureLeftOpen() {
    lanes.forEach(OpenParts::drop);
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
