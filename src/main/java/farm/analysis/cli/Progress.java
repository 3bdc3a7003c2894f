package farm.analysis.cli;

import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.RunCounts;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.PipelineResult;
import org.joda.time.Duration;

/**
 * Says how far a run has come: on a terminal in one line that is written over, else in a line every
 * ten seconds.
 */
final class Progress {

  private static final boolean ON_TERMINAL = Boolean.getBoolean("farm.terminal");
  private static final Duration EVERY = Duration.millis(ON_TERMINAL ? 500 : 10_000);
  private static final String CLEAR_LINE = "\r\033[K";

  private final long totalBytes;
  private final PrintWriter err;
  private final long start;
  private boolean written;

  Progress(PipelinePlan plan, PrintWriter err, long start) {
    this.totalBytes = plan.inputBytes();
    this.err = err;
    this.start = start;
  }

  /** Waits until the run has ended, with a word now and then. */
  void follow(PipelineResult result) {
    while (!result.getState().isTerminal()) {
      result.waitUntilFinish(EVERY);
      if (!result.getState().isTerminal()) {
        write(RunCounts.of(result));
      }
    }
    end();
  }

  private void write(RunCounts counts) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    long percent = totalBytes == 0 ? 100 : Math.min(100, 100 * counts.bytesRead() / totalBytes);
    String line =
        "%,d rows read, %d %% of %s, %d s"
            .formatted(counts.rowsRead(), percent, Summary.bytes(totalBytes), seconds);
    err.print(ON_TERMINAL ? CLEAR_LINE + line : line + System.lineSeparator());
    err.flush();
    written = true;
  }

  /** Clears the line. */
  void end() {
    if (ON_TERMINAL && written) {
      err.print(CLEAR_LINE);
      err.flush();
      written = false;
    }
  }
}
