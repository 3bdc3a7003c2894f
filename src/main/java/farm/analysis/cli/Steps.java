package farm.analysis.cli;

import farm.analysis.pipeline.reference.PipelineSchema;
import farm.analysis.pipeline.reference.Reference;
import farm.analysis.problem.RequestException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command that describes the steps, aggregations and functions of pipeline files. */
final class Steps implements Callable<Integer> {

  private static final String JSON_SCHEMA = "--json-schema";

  private final CommandSpec command;

  Steps() {
    this.command =
        Main.commandOf(this)
            .addPositional(
                PositionalParamSpec.builder()
                    .index("0")
                    .arity("0..1")
                    .paramLabel("NAME")
                    .description(
                        "A step, an aggregation or a function; without it, all are listed.")
                    .type(String.class)
                    .build())
            .addOption(
                OptionSpec.builder(JSON_SCHEMA)
                    .description("Print a JSON Schema of pipeline files, for editors.")
                    .type(boolean.class)
                    .build());
    command
        .usageMessage()
        .description("Describe the steps, aggregations and functions of pipeline files.")
        .customSynopsis("./run.sh steps [NAME]", "./run.sh steps --json-schema")
        .footer("", "Example: ./run.sh steps Combine");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    ParseResult given = command.commandLine().getParseResult();
    String name = given.matchedPositionalValue(0, "");
    PrintWriter out = command.commandLine().getOut();
    if (!given.hasMatchedOption(JSON_SCHEMA)) {
      out.println(
          name.isEmpty()
              ? ReferenceText.list(Reference.entries())
              : ReferenceText.of(Reference.named(name)));
    } else if (name.isEmpty()) {
      out.println(PipelineSchema.json());
    } else {
      throw new RequestException(
          "Option '%s' describes all steps; leave out '%s'".formatted(JSON_SCHEMA, name));
    }
    return ExitCode.DONE.code();
  }
}
