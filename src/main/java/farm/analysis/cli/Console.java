package farm.analysis.cli;

import java.io.PrintWriter;

/**
 * The terminal or log that a person watches: standard error.
 *
 * @param err receives progress, notes, the summary and errors
 * @param columns the width of the terminal; 0 if {@code err} isn't one
 * @param isQuiet true to print errors only
 */
record Console(PrintWriter err, int columns, boolean isQuiet) {

  /** Set by {@code run.sh} if standard error is a terminal. */
  private static final boolean IS_TERMINAL = Boolean.getBoolean("farm.terminal");

  static Console of(PrintWriter err, boolean isQuiet) {
    return new Console(err, IS_TERMINAL ? Terminal.current().columns() : 0, isQuiet);
  }

  boolean isTerminal() {
    return columns > 0;
  }
}
