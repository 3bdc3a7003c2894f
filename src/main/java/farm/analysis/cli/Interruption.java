package farm.analysis.cli;

/**
 * A shutdown hook that ends a run cleanly when Ctrl-C or SIGTERM stops the program: it prints one
 * line and deletes unfinished outputs. The JVM then ends with exit code 130 or 143.
 */
final class Interruption implements AutoCloseable {

  private final Console console;
  private final Thread hook = new Thread(this::clean, "interruption");
  private volatile Runnable leftovers = () -> {};

  private Interruption(Console console) {
    this.console = console;
  }

  /** Installs a hook that stays until it is closed. */
  static Interruption watch(Console console) {
    Interruption interruption = new Interruption(console);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Sets the action that deletes unfinished outputs. */
  void onInterruption(Runnable discard) {
    leftovers = discard;
  }

  private void clean() {
    if (console.isTerminal()) {
      console.err().println(); // ends the line that shows the progress or ^C
    }
    console.err().println("Interrupted; incomplete outputs stay as they were before the run.");
    leftovers.run();
  }

  /** Removes the hook after the run has ended by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Guard against a race with a signal: the JVM is shutting down, and the hook runs.
    }
  }
}
