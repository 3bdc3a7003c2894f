package farm.analysis.load;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/** The sizes of a read in turns. */
final class ReadTuning {

  /** What all lanes of one JVM together may have in flight. */
  private static final long BURST_BYTES = 16L << 20;

  /** About the most steps in a row that may each have a burst in flight. */
  private static final int MOST_HOPS = 4;

  private ReadTuning() {}

  /** How many threads of this JVM read in turns. */
  static int threads(PipelineOptions options) {
    return options.as(DirectOptions.class).getTargetParallelism();
  }

  /**
   * The bytes of chunks that a lane gives at a time.
   *
   * @param lanes the number of lanes that share what may be in flight
   */
  static long burstBytes(int lanes) {
    return Math.max(1 << 20, BURST_BYTES / lanes / MOST_HOPS);
  }
}
