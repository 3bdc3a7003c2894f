package farm.analysis.load;

import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.splittabledofn.OffsetRangeTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the places of a lane that are claimed. Where the work on chunks gives something only when
 * a turn is finished, it refuses to split the lane during a turn: once it is split no more is
 * claimed, and what comes after a refused claim isn't taken from the reader any more.
 */
final class LaneTracker extends OffsetRangeTracker {

  /** To be claimed when the last chunk of a turn was read. */
  static final long TURN_ENDS = -1;

  private final boolean wholeTurns;
  private boolean inTurn;

  LaneTracker(OffsetRange places, boolean wholeTurns) {
    super(places);
    this.wholeTurns = wholeTurns;
  }

  @Override
  public boolean tryClaim(Long place) {
    inTurn = wholeTurns && place != TURN_ENDS;
    return place == TURN_ENDS || super.tryClaim(place);
  }

  @Override
  @SuppressWarnings("NullAway") // what it overrides gives null too, for a refusal
  public @Nullable SplitResult<OffsetRange> trySplit(double fractionOfRemainder) {
    return inTurn ? null : super.trySplit(fractionOfRemainder);
  }
}
