package farm.analysis.load.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputPathsTest {

  @TempDir Path folder;

  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name :
        List.of("run_10.db", "run_2.db", "run_1.db", "notes.txt", "a/x.db", "a/b/y.db", "c/z.db")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    Files.createDirectory(folder.resolve("folder.db"));
  }

  @Test
  void aGlobGivesItsFilesSortedButNoFolders() {
    assertThat(found("*.db")).containsExactly("run_1.db", "run_10.db", "run_2.db");
    assertThat(found("run_?.db")).containsExactly("run_1.db", "run_2.db");
    assertThat(found("run_[2-9].db")).containsExactly("run_2.db");
    assertThat(found("{notes,run_1}.*")).containsExactly("notes.txt", "run_1.db");
  }

  @Test
  void aGlobCrossesFoldersOnlyWithTwoStars() {
    assertThat(found("*/*.db")).containsExactly("a/x.db", "c/z.db");
    assertThat(found("**.db"))
        .containsExactly("a/b/y.db", "a/x.db", "c/z.db", "run_1.db", "run_10.db", "run_2.db");
    assertThat(found("a/**.db")).containsExactly("a/b/y.db", "a/x.db");
    assertThat(found("**/y.db")).containsExactly("a/b/y.db");
  }

  @Test
  void namesKeepTheOrderWrittenAndTheirSpelling() {
    assertThat(found("run_2.db", "a/*.db", "a/../run_1.db"))
        .containsExactly("run_2.db", "a/x.db", "a/../run_1.db");
    assertThat(found("./run_2.*")).containsExactly("./run_2.db");
  }

  @Test
  void aRelativeGlobStartsAtTheCurrentFolder() {
    assertThat(InputPaths.resolve(List.of("pom.x?l"), notes::add)).containsExactly("pom.xml");
    assertThat(InputPaths.resolve(List.of("testdata/experiment/run_0[12].db"), notes::add))
        .containsExactly("testdata/experiment/run_01.db", "testdata/experiment/run_02.db");
  }

  @Test
  void aFileWhoseNameLooksLikeAGlobIsThatFile() throws IOException {
    Files.createFile(folder.resolve("run_[2].db"));
    Files.createFile(folder.resolve("what?.db"));
    assertThat(found("run_[2].db", "what?.db")).containsExactly("run_[2].db", "what?.db");
  }

  @Test
  void aNameWithoutWildcardsIsNotLookedUp() {
    assertThat(found("not_there.db")).containsExactly("not_there.db");
  }

  @Test
  void aFileNamedTwiceIsRefused() {
    assertRefused(
        "%s/run_1.db: is named twice, so its rows would count twice; name it once",
        "run_2.db", "run_1.db", "run_1.db");
    assertRefused(
        "%s/run_1.db: is named twice, so its rows would count twice; name it once",
        "run_1.db", "*.db");
    assertRefused(
        "%s/a/../run_1.db: is named twice, so its rows would count twice; name it once",
        "run_1.db", "a/../run_1.db");
  }

  @Test
  void whatNamesNoInputIsRefused() {
    assertRefused("%s/*.sqlite: no file matches", "run_1.db", "*.sqlite");
    assertRefused("%s/fol*.db: no file matches", "fol*.db");
    assertRefused("%1$s/none/*.db: no such folder '%1$s/none/'", "none/*.db");
    assertRefused("%1$s/run_1.db/*: no such folder '%1$s/run_1.db/'", "run_1.db/*");
    assertRefused("%s/run_[1.db: isn't a valid glob: Missing ']'", "run_[1.db");
    assertRefused("%s/{a,b: isn't a valid glob: Missing '}'", "{a,b");
    assertThatThrownBy(() -> InputPaths.resolve(List.of(), notes::add))
        .isInstanceOf(RequestException.class)
        .hasMessage("no input is named; name at least one file");
  }

  @Test
  void aLinkToAFolderThatItIsInIsLeftOutWithANote() throws IOException {
    Files.createSymbolicLink(folder.resolve("a/b/loop"), Path.of(".."));
    Files.createSymbolicLink(folder.resolve("c/again"), folder.resolve("c"));
    Files.createSymbolicLink(folder.resolve("elsewhere"), folder.resolve("c"));
    assertThat(found("c/*.db")).containsExactly("c/z.db");
    assertThat(notes).isEmpty();
    assertThat(found("a/**/*.db")).containsExactly("a/b/y.db");
    assertThat(found("c/**.db", "elsewhere/**.db")).containsExactly("c/z.db", "elsewhere/z.db");
    assertThat(notes)
        .containsExactly(
            folder + "/a/b/loop: isn't followed, because it links to a folder that contains it",
            folder + "/c/again: isn't followed, because it links to a folder that contains it",
            folder
                + "/elsewhere/again: isn't followed, because it links to a folder that contains"
                + " it");
  }

  private void assertRefused(String message, String... names) {
    assertThatThrownBy(() -> found(names))
        .isInstanceOf(RequestException.class)
        .hasMessage(message.formatted(folder));
  }

  /** The paths that these names in the temporary folder resolve to, relative to it. */
  private List<String> found(String... names) {
    String prefix = folder + "/";
    return InputPaths.resolve(Arrays.stream(names).map(name -> prefix + name).toList(), notes::add)
        .stream()
        .map(path -> path.substring(prefix.length()))
        .toList();
  }
}
