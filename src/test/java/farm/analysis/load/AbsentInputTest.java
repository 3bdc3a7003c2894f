package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.load.sqlite.table.ReaderChoice;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that exist where a read is planned, but not where it is done. */
class AbsentInputTest {

  @TempDir Path folder;

  @Test
  void aFileThatIsntOnTheMachineThatShouldReadItIsTold() throws IOException {
    String csv = Files.writeString(folder.resolve("a.csv"), "id\n1\n").toString();
    String lines = Files.writeString(folder.resolve("a.jsonl"), "{\"id\": 1}\n").toString();
    String document = Files.writeString(folder.resolve("a.json"), "{\"id\": 1}").toString();
    String database =
        NewDatabase.at(folder, "a.db", "CREATE TABLE t (id)", "INSERT INTO t VALUES(1)");
    List<DataLoader> loaders =
        List.of(
            CsvLoader.of(csv),
            CsvLoader.of(csv).withEncoding("windows-1252"),
            JsonLoader.of(lines),
            JsonLoader.of(document),
            SqliteLoader.table(database, "t"),
            SqliteLoader.table(database, "t").withReader(ReaderChoice.JDBC));
    List<List<InputSplit>> planned =
        loaders.stream()
            .map(loader -> InputSplit.of(loader.inputs(), ReadSizes.RANGE_BYTES))
            .toList();
    for (String file : List.of(csv, lines, document, database)) {
      Files.delete(Path.of(file));
    }
    String host = InetAddress.getLocalHost().getHostName();
    for (List<InputSplit> parts : planned) {
      InputSplit part = parts.get(0);
      assertThatThrownBy(() -> part.open(ChunkSize.DEFAULT, 0).next())
          .isInstanceOf(DataException.class)
          .hasMessage(
              "%s: was deleted, or isn't on the machine '%s' that should read it; on a cluster,"
                  + " inputs should be on a file system that all machines see under the same path",
              part.source().input(), host);
    }
  }
}
