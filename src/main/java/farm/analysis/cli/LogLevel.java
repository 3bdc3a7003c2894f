package farm.analysis.cli;

import java.util.logging.Level;

/** The least severe log messages of the runner and of libraries to print. */
enum LogLevel {
  NONE,
  ERROR,
  WARNING,
  INFO,
  DEBUG;

  Level level() {
    return switch (this) {
      case NONE -> Level.OFF;
      case ERROR -> Level.SEVERE;
      case WARNING -> Level.WARNING;
      case INFO -> Level.INFO;
      case DEBUG -> Level.FINE;
    };
  }
}
