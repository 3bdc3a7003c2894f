package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import farm.analysis.chunk.Chunk;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputPaths;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.load.sqlite.table.ReaderChoice;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.storage.ForwardingChannel;
import farm.analysis.storage.Shelf;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on another file system give the same as the same files on this one. */
class RemoteInputsTest {

  private static final int ROWS = 60;

  /** Every way to read a file, each as a loader of the files in a folder. */
  private static final Map<String, Function<String, DataLoader>> READS = new LinkedHashMap<>();

  static {
    READS.put(
        "csv", in -> CsvLoader.of(in + "a b.csv").withPathColumn("file").withMaxFieldBytes(100));
    READS.put("csv.gz", in -> CsvLoader.of(in + "a.csv.gz").withPathColumn("file"));
    READS.put("utf-16", in -> CsvLoader.of(in + "utf16.csv").withEncoding("utf-16"));
    READS.put("csv glob", in -> CsvLoader.of(in + "part?.csv").withPathColumn("file"));
    READS.put("jsonl", in -> JsonLoader.of(in + "a.jsonl").withPathColumn("file"));
    READS.put("jsonl.zst", in -> JsonLoader.of(in + "a.jsonl.zst").withPathColumn("file"));
    READS.put("json", in -> JsonLoader.of(in + "a.json").withPathColumn("file"));
    READS.put("pages", in -> SqliteLoader.table(in + "run#1?.db", "steps"));
    READS.put(
        "jdbc", in -> SqliteLoader.table(in + "run#1?.db", "steps").withReader(ReaderChoice.JDBC));
    READS.put("query", in -> SqliteLoader.query(in + "run#1?.db", "SELECT count(*) FROM steps"));
    READS.put("simulation", in -> SimulationLoader.of(in + "x/run 2.db").withTable("steps"));
    READS.put("experiment", in -> ExperimentLoader.of(in + "**.db").withTable("steps"));
  }

  @TempDir Path folder;

  private Shelf shelf;

  @BeforeEach
  void makeFiles() throws IOException {
    shelf = Shelf.of(folder);
    StringBuilder csv = new StringBuilder("id,note\n");
    StringBuilder lines = new StringBuilder();
    for (int row = 1; row <= ROWS; row++) {
      csv.append(row).append(row % 3 == 0 ? ",\"two\nlines, é\"\n" : ",plain\n");
      lines.append("{\"id\": %d, \"note\": \"é%d\"}%n".formatted(row, row % 5));
    }
    Files.writeString(folder.resolve("a b.csv"), csv);
    Files.writeString(folder.resolve("utf16.csv"), csv, StandardCharsets.UTF_16);
    Files.writeString(folder.resolve("part1.csv"), csv);
    Files.writeString(folder.resolve("part2.csv"), csv);
    Files.writeString(folder.resolve("a.jsonl"), lines);
    Files.writeString(folder.resolve("a.json"), "[" + lines.toString().replace("}", "},") + "{}]");
    try (OutputStream out = new GZIPOutputStream(at("a.csv.gz"))) {
      out.write(csv.toString().getBytes());
    }
    try (OutputStream out = new ZstdOutputStream(at("a.jsonl.zst"))) {
      out.write(lines.toString().getBytes());
    }
    Files.createDirectory(folder.resolve("x"));
    for (String name : List.of("run#1?.db", "x/run 2.db", "x/100%.db")) {
      NewDatabase.at(
          folder,
          name,
          "CREATE TABLE steps (step INTEGER, note TEXT)",
          NewDatabase.insert(
              "steps", ROWS, "n, '%s' || printf('%%.200c', 'x') || n".formatted(name)));
    }
  }

  private OutputStream at(String name) throws IOException {
    return Files.newOutputStream(folder.resolve(name));
  }

  @AfterEach
  void everyReaderHasClosedItsCopy() {
    shelf.close();
    assertThat(Shelf.bytesOfCopiesRead()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void rowsAreThoseOfLocalFiles(int chunkSize) {
    READS.forEach(
        (name, read) ->
            assertThat(rows(read.apply(shelf.path("")).withChunkSize(chunkSize)))
                .as(name)
                .isEqualTo(local(read)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void rowsAreTheSameWhereNobodyCanSeek(int chunkSize) {
    shelf.withoutSeeking();
    rowsAreThoseOfLocalFiles(chunkSize);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void aPipelineGivesTheSame(int chunkSize) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(true);
    READS.forEach(
        (name, read) -> {
          List<List<Object>> expected = remote(local(read), shelf.path(""));
          PAssert.that(pipeline.apply(name, read.apply(shelf.path("")).withChunkSize(chunkSize)))
              .satisfies(
                  chunks -> {
                    assertThat(Rows.inOrder(chunks)).as(name).isEqualTo(expected);
                    return null;
                  });
        });
    pipeline.run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "pages", "jdbc"})
  void everyRangeGivesItsRows(String name) {
    Function<String, DataLoader> read = READS.get(name);
    for (boolean seeks : new boolean[] {true, false}) {
      if (!seeks) {
        shelf.withoutSeeking();
      }
      Inputs inputs = read.apply(shelf.path("")).inputs();
      List<InputSplit> splits = InputSplit.of(inputs, 256);
      try (ChunkIterator chunks = new ChunkIterator(splits.iterator(), ChunkSize.rows(7))) {
        assertThat(here(Rows.of(chunks))).isEqualTo(local(read));
      }
      assertThat(splits.size() == 1).isEqualTo(name.equals("pages") || name.equals("jdbc"));
    }
  }

  @Test
  void originsAndPathsAreThoseThatTheUserWrote() {
    DataLoader loader = ExperimentLoader.of(shelf.path("x/*.db")).withTable("steps");
    try (ChunkIterator chunks = loader.iterData()) {
      Chunk chunk = chunks.next();
      assertThat(chunk.origin().input()).isEqualTo(shelf.path("x/100%.db"));
      assertThat(chunk.value(0, chunk.schema().indexOf("db_path")))
          .isEqualTo(shelf.path("x/100%.db"));
    }
    assertThat(loader.metadata().inputs())
        .extracting(Metadata.Input::path)
        .containsExactly(shelf.path("x/100%.db"), shelf.path("x/run 2.db"));
  }

  @Test
  void aDatabaseIsCopiedOnceForAllThatReadIt() {
    AtomicInteger copies = countCopies();
    List.of(pages(), pages(), READS.get("query").apply(shelf.path(""))).forEach(Rows::of);
    assertThat(copies).hasValue(1);
  }

  @Test
  void plainTextIsntCopied() {
    AtomicInteger copies = countCopies();
    for (String name : List.of("csv", "jsonl", "json", "utf-16")) {
      assertThat(rows(READS.get(name).apply(shelf.path("")))).isEqualTo(local(READS.get(name)));
    }
    assertThat(copies).hasValue(0);
    Rows.of(READS.get("csv.gz").apply(shelf.path("")));
    assertThat(copies).hasValue(1);
  }

  private AtomicInteger countCopies() {
    AtomicInteger copies = new AtomicInteger();
    shelf.with(
        channel -> {
          if (Stream.of(Thread.currentThread().getStackTrace())
              .anyMatch(frame -> frame.getClassName().equals("farm.analysis.storage.Copy"))) {
            copies.incrementAndGet();
          }
          return channel;
        });
    return copies;
  }

  @Test
  void globsThatMatchNothingAndFilesNamedTwiceAreRefused() {
    assertThatThrownBy(() -> InputPaths.resolve(List.of(shelf.path("*.parquet")), note -> {}))
        .isInstanceOf(RequestException.class)
        .hasMessage(shelf.path("*.parquet") + ": no file matches");
    List<String> twice = List.of(shelf.path("part1.csv"), shelf.path("part*"));
    assertThatThrownBy(() -> InputPaths.resolve(twice, note -> {}))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            shelf.path("part1.csv")
                + ": is named twice, so its rows would count twice; name it once");
  }

  @Test
  void aFileWhoseNameIsAGlobIsThatFile() {
    assertThat(InputPaths.resolve(List.of(shelf.path("run#1?.db")), note -> {}))
        .containsExactly(shelf.path("run#1?.db"));
  }

  @Test
  void whatIsNotThereIsRefused() {
    READS.forEach(
        (name, read) ->
            assertThatThrownBy(() -> read.apply(shelf.path("none/")).inputs())
                .as(name)
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith(shelf.path("none/"))
                .hasMessageContaining(": no "));
  }

  @Test
  void aChangeWhileReadingIsTold() throws IOException {
    for (String name : List.of("csv", "csv.gz", "jsonl", "json", "pages", "jdbc")) {
      DataLoader loader = READS.get(name).apply(shelf.path("")).withChunkSize(7);
      String path = loader.inputs().sources().get(0).input();
      Path file = folder.resolve(path.substring(shelf.path("").length()));
      try (ChunkIterator chunks = loader.iterData()) {
        chunks.next();
        Files.setLastModifiedTime(file, FileTime.fromMillis(name.hashCode()));
        assertThatThrownBy(() -> chunks.forEachRemaining(chunk -> {}))
            .as(name)
            .isInstanceOf(DataException.class)
            .hasMessageStartingWith(path + ": changed while being read");
      }
    }
  }

  @Test
  void aChangeBetweenPlanningAndCopyingIsTold() throws IOException {
    InputFile planned = InputFile.at(shelf.path("a.csv.gz"));
    Files.write(folder.resolve("a.csv.gz"), new byte[10]);
    assertThatThrownBy(planned::open)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: changed while being read (%d bytes long before, 10 now); read it when it is"
                + " complete",
            shelf.path("a.csv.gz"), planned.bytes());
  }

  @Test
  void aDeletedFileIsTold() throws IOException {
    for (String name : List.of("csv", "jsonl", "pages")) {
      DataLoader loader = READS.get(name).apply(shelf.path("")).withChunkSize(7);
      String path = loader.inputs().sources().get(0).input();
      Files.delete(folder.resolve(path.substring(shelf.path("").length())));
      assertThatThrownBy(() -> Rows.of(loader))
          .as(name)
          .isInstanceOf(DataException.class)
          .hasMessage(path + ": was deleted while being read");
    }
  }

  @Test
  void aReadThatFailsIsTold() {
    for (String name : List.of("csv", "jsonl", "json")) {
      shelf.with(channel -> channel);
      DataLoader loader = READS.get(name).apply(shelf.path(""));
      String path = loader.inputs().sources().get(0).input();
      shelf.with(channel -> new DeadChannel((SeekableByteChannel) channel));
      assertThatThrownBy(() -> Rows.of(loader)).as(name).hasMessage(path + ": can't be read: dead");
    }
    shelf.with(channel -> new DeadChannel((SeekableByteChannel) channel));
    assertThatThrownBy(() -> pages().inputs())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(shelf.path("run#1?.db") + ": can't be read: dead");
  }

  @Test
  void changesPendingBesideADatabaseAreRefused() throws IOException {
    for (String ending : List.of("-wal", "-journal")) {
      Files.write(folder.resolve("run#1?.db" + ending), new byte[0]);
      assertThat(rows(pages())).hasSize(ROWS);
      Files.write(folder.resolve("run#1?.db" + ending), new byte[5]);
      assertThatThrownBy(() -> pages().inputs())
          .isInstanceOf(DataException.class)
          .hasMessage(
              "%s: has changes in its %s file, which can't be read from a remote file system; let"
                  + " the simulator finish, or copy both files to a local folder",
              shelf.path("run#1?.db"), ending);
      Files.delete(folder.resolve("run#1?.db" + ending));
    }
  }

  private DataLoader pages() {
    return READS.get("pages").apply(shelf.path(""));
  }

  private List<List<Object>> local(Function<String, DataLoader> read) {
    return Rows.of(read.apply(folder + "/"));
  }

  private List<List<Object>> rows(DataLoader loader) {
    return here(Rows.of(loader));
  }

  /** Rows with the paths of remote files replaced by the paths of the same files here. */
  private List<List<Object>> here(List<List<Object>> rows) {
    return replaced(rows, shelf.path(""), folder + "/");
  }

  private List<List<Object>> remote(List<List<Object>> rows, String root) {
    return replaced(rows, folder + "/", root);
  }

  private static List<List<Object>> replaced(List<List<Object>> rows, String from, String to) {
    List<List<Object>> replaced = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Object> values = new ArrayList<>();
      row.forEach(value -> values.add(value instanceof String s ? s.replace(from, to) : value));
      replaced.add(values);
    }
    return replaced;
  }

  /** A connection that breaks. */
  private static final class DeadChannel extends ForwardingChannel {

    DeadChannel(SeekableByteChannel channel) {
      super(channel);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      throw new IOException("dead");
    }
  }
}
