package farm.analysis.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log lines that a user sees: those of steps that write, and no others. */
final class Logging {

  /** Kept, as the logging system forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  /** Above those that log rows (LogForTesting), and waits for databases that others have locked. */
  private static final Logger WRITING = Logger.getLogger("farm.analysis.write");

  private Logging() {}

  /** Shows what they log as it is. */
  static void setUp() {
    ROOT.setLevel(Level.OFF);
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
}
