package farm.analysis.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command that prints a script with which bash and zsh complete the other commands. */
final class Completion implements Callable<Integer> {

  private final CommandSpec command;

  Completion() {
    this.command = Main.commandOf(this);
    command
        .usageMessage()
        .description("Print a script with which bash and zsh complete commands and options.")
        .customSynopsis("./run.sh completion")
        .footer("", "Example: source <(./run.sh completion)");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    CommandLine program = command.commandLine().getParent();
    program.getOut().print(AutoComplete.bash("run.sh", program));
    program.getOut().flush();
    return ExitCode.DONE.code();
  }
}
