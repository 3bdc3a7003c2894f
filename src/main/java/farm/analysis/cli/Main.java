package farm.analysis.cli;

import farm.analysis.problem.NearestName;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
   * Reports the errors that picocli passes on too, such as a heap too small to load the first
   * class.
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
        .description("Computes tables from the data of agent-based simulations.")
        .customSynopsis(
            "./run.sh FILE.yaml [--set NAME=VALUE]… [Beam options]", "./run.sh COMMAND [--help] …")
        .footer(
            "",
            "./run.sh test builds the program and runs all tests;",
            "./run.sh test-clusters [flink|spark] runs pipelines on clusters on this machine.",
            "",
            "Example: ./run.sh pipelines/population.yaml --set experiment='runs/*.db'");
    return command;
  }

  /**
   * A command with the options that all commands share. Commands are described by calls, because
   * picocli takes about 60 ms to read annotations: a noticeable part of a small run.
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

  /** The option of commands that print progress or notes. */
  static OptionSpec quiet() {
    return OptionSpec.builder("-q", "--quiet")
        .description("Print errors only: no progress, notes or summary.")
        .type(boolean.class)
        .build();
  }

  /** Runs one command; {@code run} if the first argument names no command. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine =
        new CommandLine(command())
            .addSubcommand("run", new Run().command())
            .addSubcommand("check", new Check().command())
            .addSubcommand("preview", new Preview().command())
            .addSubcommand("inspect", new Inspect().command())
            .addSubcommand("index", new Index().command())
            .addSubcommand("init", new Init().command())
            .addSubcommand("pipelines", new Pipelines().command())
            .addSubcommand("steps", new Steps().command())
            .addSubcommand("completion", new Completion().command())
            .setExpandAtFiles(false) // --set takes files written as @FILE
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(
                (exception, command, parsed) -> ExitCode.report(exception, err).code());
    boolean isRun =
        arguments.length > 0
            && !commandLine.getSubcommands().containsKey(arguments[0])
            && !OWN_OPTIONS.contains(arguments[0]);
    Optional<String> meant =
        isRun && !Files.exists(Path.of(arguments[0]))
            ? NearestName.of(arguments[0], commandLine.getSubcommands().keySet())
            : Optional.empty();
    if (meant.isPresent()) {
      err.printf(
          "No command or file is named '%s'; did you mean '%s'?%n", arguments[0], meant.get());
      return ExitCode.WRONG_COMMAND.code();
    }
    String[] full =
        isRun
            ? Stream.concat(Stream.of("run"), Arrays.stream(arguments)).toArray(String[]::new)
            : arguments;
    return commandLine.execute(full);
  }
}
