package farm.analysis.cli;

import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspector;
import farm.analysis.inspect.Profiler;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
                OptionSpec.builder("--table")
                    .paramLabel("NAME")
                    .description("Show only this table or view of the databases.")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .build());
    command
        .usageMessage()
        .description("Show the content of databases, CSV and JSON files.")
        .customSynopsis("./run.sh inspect PATH… [--table NAME]…")
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
    PipelineOptions options = BeamOptions.of(List.of());
    Profiler profiler =
        new Profiler(
            options, BeamOptions.sizes(options), pipeline -> Run.awaitDone(pipeline.run()), folder);
    Inspection inspection =
        Inspector.of(given.matchedPositionalValue(0, List.of()))
            .inspect(given.matchedOptionValue("--table", List.of()), profiler);
    Terminal terminal = Terminal.current();
    PrintWriter out = command.commandLine().getOut();
    InspectionText.of(inspection, terminal).forEach(out::println);
    PrintWriter err = command.commandLine().getErr();
    inspection.problems().stream().map(terminal::shown).forEach(err::println);
    return (inspection.isComplete() ? ExitCode.DONE : ExitCode.WRONG_DATA).code();
  }
}
