package farm.analysis.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Logging: by default, a user sees only the log lines of steps that write. */
final class Logging {

  /** A strong reference: the logging system drops loggers without one, with their levels. */
  private static final Logger ROOT = Logger.getLogger("");

  /** The parent of the loggers that log rows (LogForTesting) and waits for locked databases. */
  private static final Logger WRITING = Logger.getLogger("farm.analysis.write");

  private Logging() {}

  /** Shows only the log lines of steps that write, each as the bare message. */
  static void setUp() {
    show(LogLevel.NONE);
    Handler handler = new ConsoleHandler();
    handler.setFormatter(
        new SimpleFormatter() {
          @Override
          public String format(LogRecord entry) {
            return entry.getMessage() + System.lineSeparator();
          }
        });
    WRITING.setLevel(Level.INFO);
    WRITING.setUseParentHandlers(false);
    WRITING.addHandler(handler);
  }

  /** Also shows the messages of the runner and of libraries from this level. */
  static void show(LogLevel least) {
    ROOT.setLevel(least.level());
    for (Handler handler : ROOT.getHandlers()) {
      handler.setLevel(least.level());
    }
  }
}
