package farm.analysis.cli;

import farm.analysis.load.ReadMeter.Reading;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/**
 * Prints the progress of a run: on a terminal in one line that is overwritten, otherwise as a new
 * line every ten seconds.
 */
final class Progress {

  private static final Duration ON_TERMINAL = Duration.ofMillis(500);
  private static final Duration IN_LOG = Duration.ofSeconds(10);
  private static final String CLEAR_LINE = "\r\033[K";

  private final Console console;
  private final ProgressLine line;
  private final Supplier<Optional<Reading>> readings;
  private final long start;
  private final Timer clock = new Timer("progress", true);
  private boolean written;
  private boolean ended;

  private Progress(
      Console console, ProgressLine line, Supplier<Optional<Reading>> readings, long startNanos) {
    this.console = console;
    this.line = line;
    this.readings = readings;
    this.start = startNanos;
  }

  /**
   * Starts to print from a thread of its own, so that the caller can wait for the run without
   * asking for its state: some runners can't report it while a run fails.
   *
   * @param line writes the line
   * @param readings the progress so far, if it is known
   */
  static Progress start(
      ProgressLine line, Supplier<Optional<Reading>> readings, Console console, long startNanos) {
    Progress progress = new Progress(console, line, readings, startNanos);
    if (!console.isQuiet()) {
      long millis = (console.isTerminal() ? ON_TERMINAL : IN_LOG).toMillis();
      progress.clock.schedule(progress.task(), millis, millis);
    }
    return progress;
  }

  private TimerTask task() {
    return new TimerTask() {
      @Override
      public void run() {
        readings.get().ifPresent(Progress.this::write);
      }
    };
  }

  private synchronized void write(Reading reading) {
    if (ended) {
      return;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    String text = line.of(reading, elapsed);
    console.err().print(console.isTerminal() ? CLEAR_LINE + text : text + System.lineSeparator());
    console.err().flush();
    written = true;
  }

  /** Clears the line and stops printing. */
  synchronized void end() {
    clock.cancel();
    ended = true;
    if (console.isTerminal() && written) {
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
  }
}
