package farm.analysis.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One command as a user would run it, in this JVM: its exit code and what it printed. */
record CommandLineRun(int exitCode, String out, String err) {

  static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
