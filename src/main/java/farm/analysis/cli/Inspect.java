package farm.analysis.cli;

import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspector;
import farm.analysis.inspect.Profiler;
import java.io.IOException;
import java.nio.file.Files;
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
        .customSynopsis("./run.sh inspect PATH… [--table NAME]…");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() throws IOException {
    ParseResult given = command.commandLine().getParseResult();
    Path folder = Files.createTempDirectory("farm-inspect-");
    PipelineOptions options = BeamOptions.of(List.of());
    Inspection inspection =
        Inspector.of(given.matchedPositionalValue(0, List.of()))
            .inspect(
                given.matchedOptionValue("--table", List.of()),
                new Profiler(
                    options,
                    BeamOptions.sizes(options),
                    pipeline -> Run.awaitDone(pipeline.run()),
                    folder));
    command.commandLine().getOut().println(inspection);
    return 0;
  }
}
