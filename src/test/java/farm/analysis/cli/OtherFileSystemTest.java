package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.ChunkIterator;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.storage.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of pipelines whose inputs are on another file system. */
class OtherFileSystemTest {

  private static final String COUNT_BY_RUN =
      """
      pipeline:
        type: chain
        transforms:
          - {type: ReadFromExperiment, config: {path: "IN/experiment/*.db", table: steps}}
          - {type: Combine, config: {group_by: [db_path], combine: {n: {fn: count}}}}
          - {type: WriteToCsv, config: {path: "OUT/counts.csv"}}
      """;

  @TempDir private Path folder;

  private Shelf shelf;

  @BeforeEach
  void makeShelf() {
    shelf = Shelf.of(Path.of("testdata"));
  }

  @AfterEach
  void clearTheShelf() {
    shelf.close();
  }

  @Test
  void anExperimentGivesWhatItGivesHere() throws IOException {
    String in = shelf.path("");
    String root = in.substring(0, in.length() - 1);
    assertThat(counts(root)).isEqualTo(counts("testdata").replace("testdata/", in));
    assertThat(counts(root, "--targetParallelism=2")).hasLineCount(4);
  }

  @Test
  void aParameterMayNameTheFileSystem() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, COUNT_BY_RUN.replace("IN", "{{ in }}").replace("OUT", folder + ""));
    String root = shelf.path("").replaceFirst("/$", "");
    CommandLineRun run = CommandLineRun.of(file.toString(), "--set", "in=" + root);
    run.assertDone();
    assertThat(run.err()).contains("Read 4 inputs");
  }

  private String counts(String in, String... options) throws IOException {
    CommandLineRun run = run(in, options);
    run.assertDone();
    assertThat(run.exitCode()).isZero();
    return Files.readString(folder.resolve("counts.csv"));
  }

  private CommandLineRun run(String in, String... options) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, COUNT_BY_RUN.replace("IN", in).replace("OUT", folder.toString()));
    return CommandLineRun.of(
        Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void whatCantBeReadIsToldWithItsPlace() throws IOException {
    CommandLineRun unknown = run("foo://x");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith(folder + "/p.yaml:4:49: foo://x/experiment/*.db: no file system for scheme");
    CommandLineRun nothing = run(shelf.path("none"));
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err())
        .isEqualTo(
            "%s/p.yaml:4:49: %s: no file matches%n"
                .formatted(folder, shelf.path("none/experiment/*.db")));
  }

  @Test
  void theLimitOfCopiesIsAnOption() throws IOException {
    CommandLineRun none = run(shelf.path("").replaceFirst("/$", ""), "--copyLimit=0");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("Option '--copyLimit' should be at least 1 MB, was 0");
    Files.createDirectory(folder.resolve("experiment"));
    String large =
        NewDatabase.at(
            folder,
            "experiment/run.db",
            "CREATE TABLE steps (step, note)",
            NewDatabase.insert("steps", 2500, "n, printf('%.1000c', 'x')"));
    assertThat(Files.size(Path.of(large))).isBetween(2L << 20, 3L << 20);
    try (Shelf largeShelf = Shelf.of(folder)) {
      String in = largeShelf.path("").replaceFirst("/$", "");
      assertThat(run(in, "--copyLimit=2").err())
          .contains(
              "run.db: needs a copy of 3 MB beside copies of 0 MB in use, but copies may take 2 MB"
                  + " on one machine; allow more with --copyLimit=3");
      assertThat(counts(in, "--copyLimit=3")).contains("run.db,2500");
    }
  }

  @Test
  void theEndOfTheJvmLeavesNoCopy() throws IOException, InterruptedException {
    NewDatabase.at(folder, "run.db", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (2)");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    ChildJvm.run(
        ReadsACopy.class, List.of("-Djava.io.tmpdir=" + temporary), folder, temporary.toString());
    assertThat(copies(temporary)).isEmpty();
  }

  private static List<Path> copies(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.toString().contains("farm-analysis-copies-")).toList();
    }
  }

  /** The program of the child JVM: it ends in the middle of reading. */
  static final class ReadsACopy {

    private ReadsACopy() {}

    public static void main(String[] arguments) throws IOException {
      Path temporary = Path.of(arguments[0]);
      Shelf shelf = Shelf.of(temporary.getParent());
      ChunkIterator chunks =
          SqliteLoader.table(shelf.path("run.db"), "t").withChunkSize(1).iterData();
      assertThat(chunks.next().value(0, 0)).isEqualTo(1L);
      assertThat(copies(temporary)).hasSize(1);
    }
  }
}
