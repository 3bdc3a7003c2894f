package farm.analysis.cli;

import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspector;
import farm.analysis.inspect.Profiler;
import farm.analysis.load.ReadMeter;
import farm.analysis.load.ReadMeter.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command that shows the content of databases, CSV and JSON files. */
final class Inspect implements Callable<Integer> {

  private final CommandSpec command;

  Inspect() {
    this.command =
        Main.commandOf(this)
            .addPositional(
                PositionalParamSpec.builder()
                    .index("0..*")
                    .arity("1..*")
                    .paramLabel("PATH")
                    .description(
                        "A database, CSV or JSON file, a glob, or a folder with such files.")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .required(true)
                    .build())
            .addOption(
                OptionSpec.builder("--html")
                    .paramLabel("FILE")
                    .description("Also write a report with charts to this file.")
                    .type(String.class)
                    .build())
            .addOption(
                OptionSpec.builder("--table")
                    .paramLabel("NAME")
                    .description("Show only this table or view of the databases.")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .build());
    command
        .usageMessage()
        .description("Show the content of databases, CSV and JSON files.")
        .customSynopsis("./run.sh inspect PATH… [--table NAME]… [--html FILE]")
        .footer(
            "",
            "All databases are shown as one experiment. CSV files with the same columns are",
            "one table. COLUMNS sets the length of a line; the default is 100.",
            "",
            "Example: ./run.sh inspect runs/");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    try (Interruption interruption = Interruption.watch(console());
        ResultFolder folder = ResultFolder.create()) {
      interruption.onInterruption(folder::close);
      return call(folder.path());
    }
  }

  private int call(Path folder) {
    ParseResult given = command.commandLine().getParseResult();
    Optional<HtmlFile> html =
        Optional.ofNullable(given.matchedOptionValue("--html", (String) null)).map(HtmlFile::at);
    long start = System.nanoTime();
    Reading before = ReadMeter.now();
    PipelineOptions options = BeamOptions.of(List.of());
    Profiler profiler =
        new Profiler(
            options, BeamOptions.sizes(options), pipeline -> run(pipeline, before, start), folder);
    Inspection inspection =
        Inspector.of(given.matchedPositionalValue(0, List.of()))
            .inspect(given.matchedOptionValue("--table", List.of()), profiler);
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    html.ifPresent(
        file ->
            file.write(InspectionReport.of(inspection, duration, new Version().getVersion()[0])));
    print(inspection);
    return (inspection.isComplete() ? ExitCode.DONE : ExitCode.WRONG_DATA).code();
  }

  private Console console() {
    return Console.of(command.commandLine().getErr(), false);
  }

  /**
   * Runs a pipeline. Its progress has no total: each table counts the bytes of its whole database.
   */
  private void run(Pipeline pipeline, Reading before, long start) {
    Console console = console();
    Progress progress =
        Progress.start(
            new ProgressLine(0, 0, console.columns()),
            () -> Optional.of(ReadMeter.now().since(before)),
            console,
            start);
    try {
      Run.awaitDone(pipeline.run());
    } finally {
      progress.end();
    }
  }

  private void print(Inspection inspection) {
    Terminal terminal = Terminal.current();
    PrintWriter out = command.commandLine().getOut();
    InspectionText.of(inspection, terminal).forEach(out::println);
    PrintWriter err = command.commandLine().getErr();
    inspection.problems().stream().map(terminal::shown).forEach(err::println);
  }
}
