package farm.analysis.cli;

import farm.analysis.pipeline.starter.Starter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command that prints a first pipeline file for some data. */
final class Init implements Callable<Integer> {

  private final CommandSpec command;

  Init() {
    this.command =
        Main.commandOf(this)
            .addPositional(
                PositionalParamSpec.builder()
                    .index("0")
                    .paramLabel("DATA")
                    .description("A database, a CSV or JSON file, or a folder of them.")
                    .type(String.class)
                    .required(true)
                    .build());
    command
        .usageMessage()
        .description("Print a commented first pipeline file for your data.")
        .customSynopsis("./run.sh init DATA > FILE.yaml")
        .footer("", "Example: ./run.sh init runs > first.yaml");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    String data = command.commandLine().getParseResult().matchedPositionalValue(0, "");
    command.commandLine().getOut().print(Starter.of(data));
    command.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
