package farm.analysis.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
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

  /** Kept, as the logging system forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  /** What a LogForTesting step logs to. */
  private static final Logger LOGGED_ROWS = Logger.getLogger("farm.analysis.write.LogRows");

  private Main() {}

  /** Runs one command and ends the JVM with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    ROOT.setLevel(Level.OFF);
    logRows(LOGGED_ROWS);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Shows logged rows, and nothing around them. */
  private static void logRows(Logger rows) {
    Handler handler = new ConsoleHandler();
    handler.setFormatter(
        new SimpleFormatter() {
          @Override
          public String format(LogRecord entry) {
            return entry.getMessage() + System.lineSeparator();
          }
        });
    rows.setLevel(Level.INFO);
    rows.setUseParentHandlers(false);
    rows.addHandler(handler);
  }

  /** Runs one command, of which a lone {@code FILE.yaml} is short for {@code run FILE.yaml}. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    EarlyPipeline pipeline = EarlyPipeline.start(arguments);
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
