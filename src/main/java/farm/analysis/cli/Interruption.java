package farm.analysis.cli;

import java.io.PrintWriter;

/**
 * A shutdown hook that ends a run cleanly when Ctrl-C or SIGTERM stops the program: it says so in
 * one line and deletes what is unfinished. The JVM then ends with exit code 130 or 143.
 */
final class Interruption implements AutoCloseable {

  private final PrintWriter err;
  private final Thread hook = new Thread(this::clean, "interruption");
  private volatile Runnable leftovers = () -> {};

  private Interruption(PrintWriter err) {
    this.err = err;
  }

  /** A hook that is in place until it is closed. */
  static Interruption watch(PrintWriter err) {
    Interruption interruption = new Interruption(err);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Sets the action that deletes what is unfinished. */
  void onInterruption(Runnable discard) {
    leftovers = discard;
  }

  private void clean() {
    if (Progress.ON_TERMINAL) {
      err.println(); // the line that counts, or ^C, stands there
    }
    err.println("Interrupted; outputs that weren't complete are as they were before.");
    leftovers.run();
  }

  /** Takes the hook away: the run has ended by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Guard against a race with a signal: the JVM is shutting down, and the hook runs.
    }
  }
}
