package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the rows, bytes and inputs that this JVM has read, to show the progress of a run. Beam's
 * metrics count a task only when it has been read to its end. A repeated read counts again, so
 * results must not depend on this.
 */
public final class ReadMeter {

  private static final LongAdder ROWS = new LongAdder();
  private static final LongAdder BYTES = new LongAdder();
  private static final LongAdder INPUTS = new LongAdder();
  private static volatile String input = "";

  private ReadMeter() {}

  /**
   * The state of the meter.
   *
   * @param rows the rows read
   * @param bytes the bytes of input read, approximately; a range counts when it has been read
   * @param inputs the number of inputs whose last range has been read
   * @param input the input that was read last; empty if none was
   */
  public record Reading(long rows, long bytes, long inputs, String input) {

    /** The counts since an earlier reading. */
    public Reading since(Reading earlier) {
      return new Reading(
          rows - earlier.rows, bytes - earlier.bytes, inputs - earlier.inputs, input);
    }
  }

  /** The counts since the JVM started. */
  public static Reading now() {
    return new Reading(ROWS.sum(), BYTES.sum(), INPUTS.sum(), input);
  }

  static void add(Chunk chunk) {
    ROWS.add(chunk.rowCount());
    input = chunk.origin().input();
  }

  static void end(InputSplit.OpenSplit split) {
    ROWS.add(split.counts().getOrDefault(DataLoader.LEFT_OUT, 0L));
    BYTES.add(split.bytes());
    INPUTS.add(split.endsInput() ? 1 : 0);
  }
}
