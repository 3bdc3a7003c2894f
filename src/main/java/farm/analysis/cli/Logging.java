package farm.analysis.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What of the logs the user of the program sees: rows that a pipeline logs, and nothing else. */
final class Logging {

  /** Kept, as the logging system forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  /** What a LogForTesting step logs to. */
  private static final Logger LOGGED_ROWS = Logger.getLogger("farm.analysis.write.LogRows");

  private Logging() {}

  /** Shows logged rows as they are. */
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
    LOGGED_ROWS.setLevel(Level.INFO);
    LOGGED_ROWS.setUseParentHandlers(false);
    LOGGED_ROWS.addHandler(handler);
  }
}
