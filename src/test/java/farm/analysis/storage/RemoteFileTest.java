package farm.analysis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.RequestException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteFileTest {

  private static final List<String> HOSTILE =
      List.of("a b.csv", "what?.csv", "whats.csv", "100%.csv", "100%25.csv", "a#b.csv", "ü/é.csv");

  @TempDir Path folder;

  private Shelf shelf;

  @BeforeEach
  void makeShelf() {
    shelf = Shelf.of(folder);
  }

  @AfterEach
  void clearTheShelf() {
    shelf.close();
  }

  @Test
  void aSchemeMakesAPathRemote() {
    assertThat(List.of("hdfs://x", "s3://b/k", "a+b.c-9://", "HDFS:///x", "gs://a\nb"))
        .allMatch(RemotePath::isRemote);
    assertThat(List.of("/a/b", "a.csv", "c:/x", "a/b://c", "://x", "c://x", "9p://x", "jdbc:x", ""))
        .noneMatch(RemotePath::isRemote);
  }

  @Test
  void aFileIsFoundAsItIs() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "12345");
    Files.setLastModifiedTime(
        folder.resolve("a.csv"), java.nio.file.attribute.FileTime.fromMillis(7000));
    assertThat(RemoteFile.at(shelf.path("a.csv")))
        .isEqualTo(new RemoteFile(shelf.path("a.csv"), 5, 7000));
  }

  @Test
  void whatIsNotThereIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    for (String name : List.of("none.csv", "folder", "folder/none.csv")) {
      assertThatThrownBy(() -> RemoteFile.at(shelf.path(name)))
          .isInstanceOf(RequestException.class)
          .hasMessage(shelf.path(name) + ": no such file");
    }
  }

  @Test
  void aSchemeThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> RemoteFile.find("foo://x/y.db"))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "foo://x/y.db: no file system for scheme 'foo'; its library should be on the class"
                + " path, and options that it needs should be given, such as --hdfsConfiguration");
    assertThatThrownBy(() -> RemoteFile.find("file:///etc/hosts"))
        .isInstanceOf(RequestException.class)
        .hasMessage("file:///etc/hosts: a local file should be named without file://");
  }

  @Test
  void whatIsNoPathOfItsFileSystemIsRefused() {
    assertThatThrownBy(() -> RemoteFile.find(shelf.path("[a")))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(shelf.path("[a") + ": isn't a path of its file system: ");
  }

  @Test
  void filesWithHostileNamesAreFoundByThemAndByGlobs() throws IOException {
    assertFoundByNamesAndGlobs();
  }

  @Test
  void filesAreFoundAlsoWhereIdsAreEncoded() throws IOException {
    shelf.withEncodedNames();
    assertFoundByNamesAndGlobs();
  }

  private void assertFoundByNamesAndGlobs() throws IOException {
    Files.createDirectory(folder.resolve("ü"));
    for (String name : HOSTILE) {
      Files.writeString(folder.resolve(name), "content of " + name);
    }
    Function<RemoteFile, String> content =
        file -> {
          try (InputStream in = file.open()) {
            return new String(in.readAllBytes());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        };
    for (String name : HOSTILE) {
      RemoteFile file = RemoteFile.at(shelf.path(name));
      assertThat(file.path()).isEqualTo(shelf.path(name));
      assertThat(content.apply(file)).isEqualTo("content of " + name);
    }
    List<RemoteFile> all = RemoteFile.matching(shelf.path("**.csv"));
    assertThat(all).extracting(RemoteFile::path).containsExactlyElementsOf(sorted());
    assertThat(all)
        .extracting(content::apply)
        .containsExactlyElementsOf(
            sorted().stream()
                .map(p -> "content of " + p.substring(shelf.root().length()))
                .toList());
  }

  private List<String> sorted() {
    return HOSTILE.stream().map(shelf::path).sorted().toList();
  }

  @Test
  void bytesComeFromAnywhereWhereChannelsSeek() throws IOException {
    Files.writeString(folder.resolve("a"), "0123456789");
    RemoteFile file = RemoteFile.at(shelf.path("a"));
    try (InputStream in = file.openAt(7).orElseThrow()) {
      assertThat(in.readAllBytes()).asString().isEqualTo("789");
    }
    shelf.withoutSeeking();
    assertThat(file.openAt(7)).isEmpty();
    try (InputStream in = file.open()) {
      assertThat(in.readAllBytes()).asString().isEqualTo("0123456789");
    }
  }

  @Test
  void bytesThatEndTooEarlyAreNotTheEnd() throws IOException {
    Files.writeString(folder.resolve("a"), "0123456789");
    RemoteFile file = RemoteFile.at(shelf.path("a"));
    shelf.with(channel -> Channels.newChannel(new LocalCopiesTest.FirstBytes(channel, 4)));
    try (InputStream in = file.open()) {
      assertThat(in.read()).isEqualTo('0');
      assertThat(in.skip(1)).isEqualTo(1);
      assertThat(in.readNBytes(2)).asString().isEqualTo("23");
      assertThatThrownBy(in::read)
          .isInstanceOf(EOFException.class)
          .hasMessage("ends after 4 of 10 bytes");
    }
  }
}
