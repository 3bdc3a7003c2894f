package farm.analysis.cli;

import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.RunCounts;
import java.io.PrintWriter;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.PipelineResult;

/**
 * Says how far a run has come: on a terminal in one line that is written over, else in a line every
 * ten seconds.
 */
final class Progress {

  private static final boolean ON_TERMINAL = Boolean.getBoolean("farm.terminal");
  private static final long EVERY_MILLIS = ON_TERMINAL ? 500 : 10_000;
  private static final String CLEAR_LINE = "\r\033[K";

  private final long totalBytes;
  private final PrintWriter err;
  private final long start;
  private boolean written;
  private boolean ended;

  Progress(PipelinePlan plan, PrintWriter err, long start) {
    this.totalBytes = plan.bytesToRead();
    this.err = err;
    this.start = start;
  }

  /**
   * Waits until the run has ended, with a word now and then from a thread of its own: the
   * DirectRunner forgets why a run failed if it is asked for its state, or stops being waited for,
   * just as it fails.
   *
   * @throws IllegalStateException if the run ended otherwise than done, and the runner didn't throw
   */
  void follow(PipelineResult result) {
    Timer clock = new Timer("progress", true);
    try {
      TimerTask word =
          new TimerTask() {
            @Override
            public void run() {
              write(RunCounts.of(result));
            }
          };
      clock.schedule(word, EVERY_MILLIS, EVERY_MILLIS);
      PipelineResult.State end = result.waitUntilFinish();
      if (end != PipelineResult.State.DONE) {
        throw new IllegalStateException("the run ended as %s, not as DONE".formatted(end));
      }
    } finally {
      clock.cancel();
      end();
    }
  }

  private synchronized void write(RunCounts counts) {
    if (ended) {
      return;
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    long percent = totalBytes == 0 ? 100 : Math.min(100, 100 * counts.bytesRead() / totalBytes);
    String line =
        "%,d rows read, %d %% of %s, %d s"
            .formatted(counts.rowsRead(), percent, Summary.bytes(totalBytes), seconds);
    err.print(ON_TERMINAL ? CLEAR_LINE + line : line + System.lineSeparator());
    err.flush();
    written = true;
  }

  /** Clears the line; nothing is written after. */
  private synchronized void end() {
    ended = true;
    if (ON_TERMINAL && written) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
