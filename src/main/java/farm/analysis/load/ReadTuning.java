package farm.analysis.load;

import farm.analysis.shared.SharedObject;
import java.util.function.LongUnaryOperator;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/** How a read is cut up for the runner at hand. */
final class ReadTuning {

  /** About how much input one range takes: small enough to balance lanes, large enough to open. */
  static final long PART_BYTES = 16L << 20;

  /** What all lanes of one JVM together may have in flight. */
  private static final long BURST_BYTES = 16L << 20;

  /** What a worker of a cluster reads at a time: little enough to be done again. */
  private static final long LANE_BYTES = 64L << 20;

  /** A list of so many is still quickly planned and sent. */
  private static final int MOST_LANES = 10_000;

  /** The most that a thread reads before it shows how far the run has come. */
  private static final long MOST_QUEUED_BYTES = 256L << 20;

  /** A thread takes such a part of its share of what is left: the last lanes are small ones. */
  private static final int PARTS_OF_SHARE = 2;

  private ReadTuning() {}

  /** How many threads of this JVM read in turns. */
  static int threads(PipelineOptions options) {
    return options.as(DirectOptions.class).getTargetParallelism();
  }

  /**
   * How many bytes of those left a thread of this JVM, or a worker of a cluster, takes at a time
   * from a queue: so few that all end about together and that it shows how far the run has come, so
   * many that few tables are merged.
   *
   * @param inputBytes 0 if nobody knows, as of a JDBC database: each range is taken alone then
   */
  static LongUnaryOperator queuedBytes(PipelineOptions options, long inputBytes) {
    if (inputBytes == 0) {
      return left -> 0;
    }
    if (!SharedObject.isDirect(options)) {
      return left -> clusterBytes(inputBytes);
    }
    int threads = threads(options);
    return left ->
        Math.min(MOST_QUEUED_BYTES, Math.max(PART_BYTES, left / threads / PARTS_OF_SHARE));
  }

  /** How many bytes a worker of a cluster takes at a time. */
  static long clusterBytes(long inputBytes) {
    return Math.max(LANE_BYTES, inputBytes / MOST_LANES);
  }

  /**
   * What a lane gives at a time.
   *
   * @param lanes how many lanes share what may be in flight
   * @param hops how many steps may each have a burst in flight
   */
  static long burstBytes(int lanes, int hops) {
    return Math.max(1 << 20, BURST_BYTES / lanes / hops);
  }
}
