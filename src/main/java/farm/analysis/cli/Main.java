package farm.analysis.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The entry point of the program. */
public final class Main {

  /** The options of the program itself; all others are options of {@code run}. */
  private static final List<String> OWN_OPTIONS = List.of("-h", "--help", "-V", "--version");

  private Main() {}

  /** Runs one command and ends the JVM with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    Logging.setUp();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(reported(() -> run(out, err, arguments), err));
  }

  /**
   * Also reports errors that picocli passes on, such as a heap too small to load the first class.
   */
  private static int reported(IntSupplier command, PrintWriter err) {
    try {
      return command.getAsInt();
    } catch (RuntimeException | Error e) {
      return ExitCode.report(e, err).code();
    }
  }

  private static CommandSpec command() {
    CommandSpec command = commandOf(new Object()).name("run.sh");
    command
        .usageMessage()
        .description("Streaming, chunked analysis of agent-simulation data.")
        .customSynopsis(
            "./run.sh FILE.yaml [--set NAME=VALUE]… [Beam options]",
            "./run.sh COMMAND …",
            "./run.sh test                               (builds and runs all checks and tests)",
            "./run.sh test-clusters [flink|spark]        (runs pipelines on clusters of this machine)");
    return command;
  }

  /**
   * A command with the options that all commands share. Calls describe commands, since annotations
   * take picocli about 60 ms to read: a noticeable part of a small run.
   */
  static CommandSpec commandOf(Object userObject) {
    return CommandSpec.wrapWithoutInspection(userObject)
        .versionProvider(new Version())
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  /** Runs one command; {@code run} if the first argument names no command. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine =
        new CommandLine(command())
            .addSubcommand("run", new Run().command())
            .addSubcommand("inspect", new Inspect().command())
            .addSubcommand("index", new Index().command())
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(
                (exception, command, parsed) -> ExitCode.report(exception, err).code());
    boolean isRun =
        arguments.length > 0
            && !commandLine.getSubcommands().containsKey(arguments[0])
            && !OWN_OPTIONS.contains(arguments[0]);
    String[] full =
        isRun
            ? Stream.concat(Stream.of("run"), Arrays.stream(arguments)).toArray(String[]::new)
            : arguments;
    return commandLine.execute(full);
  }
}
