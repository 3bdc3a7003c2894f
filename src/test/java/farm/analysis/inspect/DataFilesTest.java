package farm.analysis.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {

  @TempDir private Path folder;

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content).toString();
  }

  @Test
  void aFolderHasAllDataBelowIt() throws IOException {
    String database = NewDatabase.at(folder, "b.db", "CREATE TABLE t (x)");
    String unusual = NewDatabase.at(folder, "a.sim", "CREATE TABLE t (x)");
    String csv = file("deep/er/c.csv", "x\n1\n");
    String json = file("c.jsonl", "{}\n");
    String packed = file("c.JSON.gz", "");
    file("b.db-wal", "");
    file(".hidden.csv", "x\n");
    file("notes.txt", "text");
    file("plot.png", "\u0000");
    assertThat(DataFiles.of(List.of(folder.toString())))
        .isEqualTo(
            new DataFiles(
                List.of(unusual, database),
                List.of(csv),
                List.of(packed, json),
                List.of("%s: 2 other files aren't shown".formatted(folder))));
  }

  @Test
  void aNamedFileIsTakenByItsContentIfItsNameTellsNothing() throws IOException {
    String database = NewDatabase.at(folder, "a.csv", "CREATE TABLE t (x)");
    String json = file("a.log", "\ufeff  {\"x\": 1}\n");
    String csv = file("a.txt", "x,y\n");
    Path packed = folder.resolve("a.data");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("[{}]".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(DataFiles.of(List.of(database, json, csv, packed.toString())))
        .isEqualTo(
            new DataFiles(
                List.of(database), List.of(csv), List.of(json, packed.toString()), List.of()));
  }

  @Test
  void oddNamesAreFoundToo() throws IOException {
    String line = file("a\n\u001b[31m.csv", "x\n");
    String glob = file("[ab]/{c}*.csv", "x\n");
    assertThat(DataFiles.of(List.of(folder.toString())).csv()).containsExactly(glob, line);
    assertThat(DataFiles.of(List.of(folder + "/[ab]")).csv()).containsExactly(glob);
  }

  @Test
  void aFileNamedTwiceCountsOnce() throws IOException {
    String csv = file("a.csv", "x\n");
    assertThat(DataFiles.of(List.of(csv, folder.toString(), folder + "/*.csv")).csv())
        .containsExactly(csv);
  }

  @Test
  void nothingIsRefused() throws IOException {
    assertRefused(
        folder.toString(), "%s: has no data; should have SQLite databases, CSV or JSON files");
    assertRefused(folder + "/*.db", "%s: no file matches");
    assertRefused(folder + "/none.db", "%s: no such file");
    assertRefused(
        file("a.bin", "ab\u0000"), "%s: should be a SQLite database, CSV or JSON, was other bytes");
  }

  private static void assertRefused(String path, String message) {
    assertThatThrownBy(() -> DataFiles.of(List.of(path)))
        .isInstanceOf(RequestException.class)
        .hasMessage(message, path);
  }
}
