package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One command, run in this JVM as a user would run it: its exit code and its output, without the
 * lines of progress that a slow machine prints.
 */
record CommandLineRun(int exitCode, String out, String err) {

  private static final Pattern PROGRESS = Pattern.compile("(?m)^.* rows/s, .*\\R");

  static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    String said = PROGRESS.matcher(err.toString()).replaceAll("");
    return new CommandLineRun(exitCode, out.toString(), said);
  }

  /**
   * Runs a pipeline of these steps, of type chain or composite; each {@code FOLDER} in them stands
   * for {@code folder}.
   */
  static CommandLineRun ofSteps(Path folder, String type, String steps) throws IOException {
    String yaml = "pipeline:\n  type: %s\n  transforms:\n%s".formatted(type, steps.indent(4));
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(file, yaml.replace("FOLDER", folder.toString()));
    CommandLineRun run = of(file.toString(), "--targetParallelism=2");
    return new CommandLineRun(run.exitCode, run.out, run.err.replace(folder + "/", ""));
  }

  /** Fails, with the error, unless the command ended well. */
  void assertDone() {
    assertThat(exitCode).as(err).isZero();
  }
}
