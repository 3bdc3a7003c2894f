package farm.analysis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.chunk.Schema;
import farm.analysis.decimal.Quantity;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.PipelinePlan.StepResult;
import farm.analysis.problem.RequestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command that shows the rows after each step, for the first rows of the inputs. */
final class Preview implements Callable<Integer> {

  private static final int DEFAULT_ROWS = 5;

  /** The greatest number of inputs of each step that reads. */
  private static final int INPUTS = 3;

  private static final int MOST_CELL_COLUMNS = 24;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CommandSpec command;

  Preview() {
    this.command =
        PipelineArguments.addTo(Main.commandOf(this))
            .addOption(
                OptionSpec.builder("--rows")
                    .paramLabel("N")
                    .description(
                        "The number of rows to show after each step, %d by default."
                            .formatted(DEFAULT_ROWS))
                    .type(int.class)
                    .build());
    command.parser().unmatchedArgumentsAllowed(true);
    command
        .usageMessage()
        .description("Show the first rows after each step of a pipeline; write nothing.")
        .customSynopsis("./run.sh preview FILE.yaml [--rows N] [--set NAME=VALUE]… [Beam options]")
        .footer(
            "",
            "Example: ./run.sh preview pipelines/population.yaml --rows 3",
            "",
            "The pipeline runs on the first chunk of each of the first %d inputs of a read,"
                .formatted(INPUTS),
            "so aggregates are those of these rows alone.");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    ParseResult given = command.commandLine().getParseResult();
    PrintWriter out = command.commandLine().getOut();
    int rows = given.matchedOptionValue("--rows", DEFAULT_ROWS);
    if (rows < 1) {
      throw new RequestException("Option '--rows' should be at least 1, was %d".formatted(rows));
    }
    PipelineRequest request = PipelineRequest.of(given);
    PipelinePlan plan = request.plan();
    Pipeline pipeline = Pipeline.create(request.options());
    try (ResultFolder folder = ResultFolder.create()) {
      List<StepResult> results = plan.addPreviewTo(pipeline, INPUTS, folder.path());
      Run.awaitDone(pipeline.run());
      results.forEach(result -> show(result, rows, out));
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private static void show(StepResult result, int rows, PrintWriter out) {
    Terminal terminal = Terminal.current();
    Schema schema = result.schema();
    StringBuilder alignments = new StringBuilder();
    schema.fields().forEach(field -> alignments.append(field.type().isNumeric() ? 'r' : 'l'));
    TextTable table = new TextTable(alignments.toString(), MOST_CELL_COLUMNS, terminal);
    table.add(schema.names().stream().map(terminal::shown).toList(), "");
    table.add(schema.fields().stream().map(field -> field.type().word()).toList(), "");
    long count = 0;
    try (BufferedReader lines = Files.newBufferedReader(result.file())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (count++ < rows) {
          JsonNode row = JSON.readTree(line);
          table.add(
              schema.names().stream().map(name -> cell(row.path(name), terminal)).toList(), "");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(result.file() + ": can't be read", e);
    }
    out.printf("%s: %s%n", terminal.shown(result.step()), Quantity.count(count, "row"));
    table.lines().forEach(line -> out.println(terminal.cut(line, terminal.columns())));
    out.println();
  }

  private static String cell(JsonNode value, Terminal terminal) {
    return value.isNull()
        ? ""
        : terminal.shown(value.isTextual() ? value.textValue() : value.toString());
  }
}
