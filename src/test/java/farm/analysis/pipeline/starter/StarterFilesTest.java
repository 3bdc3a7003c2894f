package farm.analysis.pipeline.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterFilesTest {

  @TempDir private Path folder;

  private StarterFiles of(String... files) throws IOException {
    return in(folder, files);
  }

  private static StarterFiles in(Path folder, String... files) throws IOException {
    for (String file : files) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file));
    }
    return StarterFiles.in(folder.toString());
  }

  @Test
  void databasesComeBeforeOtherFiles() throws IOException {
    StarterFiles files = of("a.csv", "b.csv", "c.jsonl", "notes.txt", "run_2.db", "run_1.db");
    assertThat(files.kind()).isEqualTo(DataKind.DATABASE);
    assertThat(files.paths()).containsExactly(folder + "/*.db");
    assertThat(files.files()).containsExactly(folder + "/run_1.db", folder + "/run_2.db");
    assertThat(files.others()).containsExactly("Other files there: 2 .csv, 1 .jsonl.");
  }

  @Test
  void ofOneKindTheMostFrequentEndingIsTaken() throws IOException {
    StarterFiles files = of("a.csv.gz", "b.csv.gz", "c.csv", "d.CSV", "e.json");
    assertThat(files.kind()).isEqualTo(DataKind.CSV);
    assertThat(files.paths()).containsExactly(folder + "/*.csv.gz");
    assertThat(files.others()).containsExactly("Other files there: 1 .CSV, 1 .csv, 1 .json.");
  }

  @Test
  void foldersBelowAreReadIfTheFolderItselfHasNoFiles() throws IOException {
    StarterFiles files = of("run_1/simulation.db", "run_2/simulation.db", "readme.md");
    assertThat(files.paths()).containsExactly(folder + "/**/*.db");
    assertThat(files.files())
        .containsExactly(folder + "/run_1/simulation.db", folder + "/run_2/simulation.db");
    assertThat(files.others()).isEmpty();
    assertThat(of("run_3.db").paths()).containsExactly(folder + "/*.db");
  }

  @Test
  void aFolderMayBeALink() throws IOException {
    of("data/run.db");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));
    assertThat(StarterFiles.in(link.toString()).files()).containsExactly(link + "/run.db");
  }

  @Test
  void theFilesOfAFolderThatLooksLikeAGlobAreNamed() throws IOException {
    Path odd = folder.resolve("runs [1]");
    StarterFiles files = in(odd, "b.db", "a.db");
    assertThat(files.paths()).containsExactly(odd + "/a.db", odd + "/b.db");
    assertThat(files.yaml()).isEqualTo("[\"%s/a.db\", \"%s/b.db\"]".formatted(odd, odd));
  }

  @Test
  void aFolderWithoutDataIsRefused() throws IOException {
    Files.createFile(folder.resolve("notes.txt"));
    assertThatThrownBy(() -> StarterFiles.in(folder.toString()))
        .hasMessage(
            "%s: holds no file of a known kind: SQLite (.db, .sqlite, .sqlite3), CSV (.csv, .tsv),"
                    .formatted(folder)
                + " JSON Lines (.jsonl, .ndjson) and JSON (.json), text also compressed (.gz,"
                + " .zst)");
  }

  @Test
  void endingsIncludeThatOfTheCompression() {
    assertThat(
            List.of("a.csv", "a.b.CSV.GZ", "a.jsonl.zst", "a", "a.gz", ".csv").stream()
                .map(DataKind::ending))
        .containsExactly("csv", "CSV.GZ", "jsonl.zst", "", "gz", "csv");
  }
}
