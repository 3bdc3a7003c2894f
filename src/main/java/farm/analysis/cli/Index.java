package farm.analysis.cli;

import farm.analysis.inspect.IndexPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command that shows the indexes that databases want, and creates those that they lack. */
final class Index implements Callable<Integer> {

  private final CommandSpec command;

  Index() {
    this.command =
        Main.commandOf(this)
            .addPositional(
                PositionalParamSpec.builder()
                    .index("0..*")
                    .arity("1..*")
                    .paramLabel("PATH")
                    .description("A database, a glob, or a folder with databases.")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .required(true)
                    .build())
            .addOption(
                OptionSpec.builder("--create")
                    .description("Create the missing indexes; this writes to the databases.")
                    .type(boolean.class)
                    .build());
    command
        .usageMessage()
        .description(
            "Show the indexes that speed up queries by simulation and step, and the size of those"
                + " that are missing.")
        .customSynopsis("./run.sh index PATH… [--create]")
        .footer(
            "",
            "Indexes help queries, views and other programs. A read of a table, with or",
            "without a filter, doesn't use them.",
            "",
            "Example: ./run.sh index 'runs/*.db' --create");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    ParseResult given = command.commandLine().getParseResult();
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = Terminal.current();
    IndexPlan plan = IndexPlan.of(given.matchedPositionalValue(0, List.of()));
    IndexText.of(plan, terminal).forEach(out::println);
    List<String> failures = new ArrayList<>();
    if (given.hasMatchedOption("--create")) {
      failures.addAll(plan.create(path -> out.println(terminal.shown(path + ": created"))));
    }
    PrintWriter err = command.commandLine().getErr();
    Stream.concat(plan.problems().stream(), failures.stream())
        .map(terminal::shown)
        .forEach(err::println);
    ExitCode looked = plan.problems().isEmpty() ? ExitCode.DONE : ExitCode.WRONG_DATA;
    return (failures.isEmpty() ? looked : ExitCode.WRONG_COMMAND).code();
  }
}
