package farm.analysis.cli;

import java.util.logging.Level;

/** The least severe log messages of the runner and of libraries to print. */
enum LogLevel {
  NONE(Level.OFF),
  ERROR(Level.SEVERE),
  WARNING(Level.WARNING),
  INFO(Level.INFO),
  DEBUG(Level.FINE);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  Level level() {
    return level;
  }
}
