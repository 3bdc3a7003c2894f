package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.SimulationLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs in a JVM of their own with a heap of 96 MB. */
final class ChildJvm {

  static final String HEAP = "-Xmx96m";

  private ChildJvm() {}

  /** Runs the command line on a pipeline file. */
  static void runPipeline(Path pipeline) throws IOException, InterruptedException {
    run(Main.class, pipeline.getParent(), pipeline.toString());
  }

  /** The number of rows of a file, or of a database's steps, as {@code iterData} gives them. */
  static long countRows(Path data) throws IOException, InterruptedException {
    Path count = data.resolveSibling("count");
    run(CountRows.class, data.getParent(), data.toString(), count.toString());
    return Long.parseLong(Files.readString(count));
  }

  private static void run(Class<?> main, Path folder, String... arguments)
      throws IOException, InterruptedException {
    run(main, List.of(), folder, arguments);
  }

  /** Runs a program with more options of the JVM; its output goes to a file in the folder. */
  static void run(Class<?> main, List<String> options, Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        builder(main, options, arguments)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = process.waitFor();
    assertThat(exitCode).as(Files.readString(log)).isZero();
  }

  /** Starts a program; the caller must read its standard output and error. */
  static Process start(Class<?> main, String... arguments) throws IOException {
    return builder(main, List.of(), arguments).start();
  }

  private static ProcessBuilder builder(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** The program of the child JVM of {@link #countRows}. */
  static final class CountRows {

    private CountRows() {}

    public static void main(String[] arguments) throws IOException {
      long rows = 0;
      try (ChunkIterator chunks = loader(arguments[0]).iterData()) {
        while (chunks.hasNext()) {
          rows += chunks.next().rowCount();
        }
      }
      Files.writeString(Path.of(arguments[1]), Long.toString(rows));
    }

    private static DataLoader loader(String path) {
      if (path.endsWith(".csv")) {
        return CsvLoader.of(path);
      }
      return path.endsWith(".db") ? SimulationLoader.of(path) : JsonLoader.of(path);
    }
  }
}
