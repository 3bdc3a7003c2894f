package farm.analysis.write.table;

import static farm.analysis.chunk.Rows.row;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.write.ChunkParts;
import farm.analysis.write.Manifest;
import farm.analysis.write.OutputFile;
import farm.analysis.write.Publication;
import farm.analysis.write.Segment;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files left by a run that is killed while it makes a new database. */
@Timeout(120)
class KilledWriteTest {

  private static final Schema SCHEMA = Schema.of(new Field("n", ColumnType.LONG));

  @TempDir private Path folder;

  @Test
  void aNewDatabaseIsThereWholeOrNotAtAllAndTheNextRunLeavesNothingElse() throws Exception {
    Path database = folder.resolve("out.db");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunThatIsKilled.class.getName(),
                database.toString())
            .inheritIO()
            .start();
    while (largest("out.db") < 1 << 20 && largest("complete-") < 1 << 20) {
      assertThat(run.isAlive()).isTrue();
    }
    run.destroyForcibly().waitFor();
    assertThat(database).doesNotExist();
    assertThat(files()).allMatch(file -> file.getParentFile().getName().startsWith(".out.db."));
    write(database, 1);
    assertThat(Rows.of(SqliteLoader.table(database.toString(), "t").loadData())).hasSize(1000);
    assertThat(files()).containsExactly(database.toFile());
  }

  private long largest(String name) {
    return files().stream()
        .filter(file -> file.getName().startsWith(name))
        .mapToLong(File::length)
        .max()
        .orElse(0);
  }

  /** The files in the folder and in its part folders; a run may be making and deleting some. */
  private List<File> files() {
    return Stream.of(folder.toFile().listFiles())
        .flatMap(file -> Stream.of(requireNonNullElse(file.listFiles(), new File[] {file})))
        .toList();
  }

  private static void write(Path database, int thousands) throws IOException {
    OutputFile file = OutputFile.at(database.toString());
    Files.createDirectory(Path.of(file.parts()));
    file.lock();
    ChunkParts parts = new ChunkParts(SCHEMA);
    Chunk chunk = Rows.chunk(SCHEMA, LongStream.range(0, 1000).mapToObj(n -> row(n)).toList());
    Path part = file.createPart();
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      parts.write(chunk, channel);
    }
    Origin origin = chunk.origin();
    Segment segment =
        new Segment(origin, origin, part.getFileName().toString(), 0, Files.size(part), 1000);
    SqliteTable table = new SqliteTable(file, "t", WriteMode.REPLACE, TriggerMode.REFUSE);
    FinishTable end = new FinishTable(table, parts);
    Publication.publish(
        List.of(end), List.of(Manifest.of(end.id(), Collections.nCopies(thousands, segment))));
    file.discard();
  }

  /** Makes a database of five million rows. */
  static final class RunThatIsKilled {

    private RunThatIsKilled() {}

    public static void main(String[] arguments) throws IOException {
      write(Path.of(arguments[0]), 5000);
    }
  }
}
