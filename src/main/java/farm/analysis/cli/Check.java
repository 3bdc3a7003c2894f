package farm.analysis.cli;

import farm.analysis.decimal.Quantity;
import farm.analysis.pipeline.PipelinePlan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command that checks a pipeline file, and explains how it would run. */
final class Check implements Callable<Integer> {

  private final CommandSpec command;

  Check() {
    this.command =
        PipelineArguments.addTo(Main.commandOf(this))
            .addOption(
                OptionSpec.builder("--explain")
                    .description("Print how the pipeline would run.")
                    .type(boolean.class)
                    .build());
    command.parser().unmatchedArgumentsAllowed(true);
    command
        .usageMessage()
        .description("Check a pipeline file with its inputs and outputs, but run nothing.")
        .customSynopsis("./run.sh check FILE.yaml [--explain] [--set NAME=VALUE]… [Beam options]")
        .footer(
            "",
            "Example: ./run.sh check pipelines/population.yaml --explain",
            "",
            "Prints all problems to standard error; exit code 2 if there are any.");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    ParseResult given = command.commandLine().getParseResult();
    PrintWriter out = command.commandLine().getOut();
    PipelineRequest request = PipelineRequest.of(given);
    PipelinePlan plan = request.plan();
    int tests = request.tests().size();
    if (given.matchedOptionValue("--explain", false)) {
      plan.explanation(BeamOptions.sizes(request.options())).forEach(out::println);
    } else {
      out.printf(
          "The file has no problems: %s%s; %s to write: %s%n",
          Quantity.count(plan.stepCount(), "step"),
          tests == 0 ? "" : ", " + Quantity.count(tests, "test"),
          Quantity.count(plan.outputs().size(), "output"),
          String.join(", ", plan.outputs()));
    }
    out.flush();
    return ExitCode.DONE.code();
  }
}
