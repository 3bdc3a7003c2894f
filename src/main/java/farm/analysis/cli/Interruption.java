package farm.analysis.cli;

import java.io.PrintWriter;

/**
 * A shutdown hook that ends a run cleanly when Ctrl-C or SIGTERM stops the program: it prints one
 * line and deletes unfinished outputs. The JVM then ends with exit code 130 or 143.
 */
final class Interruption implements AutoCloseable {

  private final PrintWriter err;
  private final Thread hook = new Thread(this::clean, "interruption");
  private volatile Runnable leftovers = () -> {};

  private Interruption(PrintWriter err) {
    this.err = err;
  }

  /** Installs a hook that stays until it is closed. */
  static Interruption watch(PrintWriter err) {
    Interruption interruption = new Interruption(err);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Sets the action that deletes unfinished outputs. */
  void onInterruption(Runnable discard) {
    leftovers = discard;
  }

  private void clean() {
    if (Progress.ON_TERMINAL) {
      err.println(); // ends the line with the progress or ^C
    }
    err.println("Interrupted; incomplete outputs stay as they were before the run.");
    leftovers.run();
  }

  /** Removes the hook, when the run has ended by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Guard against a race with a signal: the JVM is shutting down, and the hook runs.
    }
  }
}
