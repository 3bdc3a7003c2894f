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

  /** Set by {@code run.sh} to the width of the terminal, if standard error is one. */
  private static final int COLUMNS = Integer.getInteger("farm.terminal", 0);

  static Console of(PrintWriter err, boolean isQuiet) {
    return new Console(err, COLUMNS, isQuiet);
  }

  boolean isTerminal() {
    return columns > 0;
  }
}
