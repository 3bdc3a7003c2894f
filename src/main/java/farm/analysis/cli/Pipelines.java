package farm.analysis.cli;

import static java.util.stream.Collectors.joining;

import farm.analysis.pipeline.reference.ReadyPipeline;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The command that lists the pipelines that come with the program. */
final class Pipelines implements Callable<Integer> {

  private static final String FOLDER = "pipelines";
  private static final int NAME = 16;
  private static final int DEFAULT = 34;

  private final CommandSpec command;

  Pipelines() {
    this.command = Main.commandOf(this);
    command
        .usageMessage()
        .description("List the ready-made pipelines, with their questions and parameters.")
        .customSynopsis("./run.sh pipelines")
        .footer("", "Example: ./run.sh pipelines");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    command.commandLine().getOut().println(text(files(folder())));
    return ExitCode.DONE.code();
  }

  /** The folder of ready-made pipelines, beside or above the jar or the classes that run. */
  private static Path folder() {
    Path program = program();
    for (Path above = program; above != null; above = above.getParent()) {
      Path folder = above.resolve(FOLDER);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    throw new RequestException(
        "%s: no folder '%s' is above the program".formatted(program, FOLDER));
  }

  private static Path program() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new RequestException("%s: can't be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }

  static String text(List<Path> files) {
    return files.stream().map(Pipelines::text).collect(joining("\n"))
        + "\n"
        + "./run.sh FILE --set NAME=VALUE … runs one; without --set, a parameter has its default.";
  }

  private static String text(Path file) {
    ReadyPipeline pipeline = read(file);
    List<List<String>> question =
        pipeline.question().isEmpty() ? List.of() : List.of(List.of(pipeline.question()));
    return "%s\n%s%s"
        .formatted(
            shortest(file),
            WrappedTable.of(question),
            WrappedTable.of(
                pipeline.parameters().stream().map(Pipelines::row).toList(), NAME, DEFAULT));
  }

  private static List<String> row(ReadyPipeline.Parameter parameter) {
    return List.of(parameter.name(), parameter.ifNotSet().orElse("required"), parameter.meaning());
  }

  private static ReadyPipeline read(Path file) {
    try {
      return ReadyPipeline.read(file);
    } catch (IOException e) {
      throw new RequestException("%s: can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The path from the current folder if the file is below it. */
  private static Path shortest(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
