package farm.analysis.cli;

import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.RunCounts;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.beam.sdk.metrics.MetricResults;

/**
 * Prints the progress of a run: on a terminal in one line that is overwritten, otherwise as a new
 * line every ten seconds.
 */
final class Progress {

  static final boolean ON_TERMINAL = Boolean.getBoolean("farm.terminal");
  private static final long EVERY_MILLIS = ON_TERMINAL ? 500 : 10_000;
  private static final String CLEAR_LINE = "\r\033[K";

  private final long totalBytes;
  private final Supplier<Optional<MetricResults>> metrics;
  private final PrintWriter err;
  private final long start;
  private final Timer clock = new Timer("progress", true);
  private boolean written;
  private boolean ended;

  private Progress(
      long totalBytes,
      Supplier<Optional<MetricResults>> metrics,
      PrintWriter err,
      long startNanos) {
    this.totalBytes = totalBytes;
    this.metrics = metrics;
    this.err = err;
    this.start = startNanos;
  }

  /**
   * Starts to print, from a separate thread: some runners can't report their state while a run
   * fails.
   *
   * @param metrics the metrics so far, if they are known
   */
  static Progress of(
      PipelinePlan plan,
      Supplier<Optional<MetricResults>> metrics,
      PrintWriter err,
      long startNanos) {
    return of(plan.bytesToRead(), metrics, err, startNanos);
  }

  /** Starts to print; without a share of the bytes if their total is 0, for unknown. */
  static Progress of(
      long totalBytes,
      Supplier<Optional<MetricResults>> metrics,
      PrintWriter err,
      long startNanos) {
    Progress progress = new Progress(totalBytes, metrics, err, startNanos);
    TimerTask word =
        new TimerTask() {
          @Override
          public void run() {
            progress.metrics.get().map(RunCounts::of).ifPresent(progress::write);
          }
        };
    progress.clock.schedule(word, EVERY_MILLIS, EVERY_MILLIS);
    return progress;
  }

  private synchronized void write(RunCounts counts) {
    if (ended) {
      return;
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    String line =
        "%,d rows read%s, %d s".formatted(counts.rowsRead(), share(counts.bytesRead()), seconds);
    err.print(ON_TERMINAL ? CLEAR_LINE + line : line + System.lineSeparator());
    err.flush();
    written = true;
  }

  private String share(long bytesRead) {
    return totalBytes == 0
        ? ""
        : ", %d %% of %s"
            .formatted(Math.min(100, 100 * bytesRead / totalBytes), Summary.bytes(totalBytes));
  }

  /** Clears the line and stops printing. */
  synchronized void end() {
    clock.cancel();
    ended = true;
    if (ON_TERMINAL && written) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
