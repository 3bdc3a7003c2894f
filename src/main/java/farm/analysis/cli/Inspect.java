package farm.analysis.cli;

import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspector;
import farm.analysis.inspect.Profiler;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;
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
            "All databases are shown as one experiment. CSV files with the same columns are one",
            "table. A line is as long as COLUMNS says, else 100 characters.",
            "",
            "Example: ./run.sh inspect runs/");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    try (Interruption interruption = Interruption.watch(command.commandLine().getErr());
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
    PipelineOptions options = BeamOptions.of(List.of());
    Profiler profiler =
        new Profiler(options, BeamOptions.sizes(options), pipeline -> run(pipeline, start), folder);
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

  /** Runs a pipeline; its bytes aren't known, because each table counts those of its database. */
  private void run(Pipeline pipeline, long start) {
    AtomicReference<@Nullable PipelineResult> running = new AtomicReference<>();
    Progress progress =
        Progress.of(
            0,
            () -> Optional.ofNullable(running.get()).map(PipelineResult::metrics),
            command.commandLine().getErr(),
            start);
    try {
      PipelineResult result = pipeline.run();
      running.set(result);
      Run.awaitDone(result);
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
