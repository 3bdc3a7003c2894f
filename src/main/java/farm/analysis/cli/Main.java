package farm.analysis.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the program starts. */
@Command(
    name = "run.sh",
    description = "Streaming, chunked analysis of agent-simulation data.",
    customSynopsis = {
      "./run.sh FILE.yaml [--set NAME=VALUE]… [Beam options]",
      "./run.sh COMMAND …"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {

  private Main() {}

  /** Runs one command and ends the JVM with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    EarlyPipeline pipeline = EarlyPipeline.start(Logging::setUp, arguments);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(pipeline, out, err, arguments));
  }

  /** Runs one command, of which a lone {@code FILE.yaml} is short for {@code run FILE.yaml}. */
  static int run(EarlyPipeline pipeline, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .addSubcommand(new Run(pipeline))
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(
                (exception, command, parsed) -> ExitCode.report(exception, err).code());
    boolean isFile =
        arguments.length > 0
            && !commandLine.getSubcommands().containsKey(arguments[0])
            && !arguments[0].startsWith("-");
    String[] full =
        isFile
            ? Stream.concat(Stream.of("run"), Arrays.stream(arguments)).toArray(String[]::new)
            : arguments;
    int code = commandLine.execute(full);
    pipeline.await();
    return code;
  }
}
