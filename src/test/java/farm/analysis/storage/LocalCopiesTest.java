package farm.analysis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalCopiesTest {

  private static final Runnable UNCHANGED = () -> {};
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  private final AtomicLong now = new AtomicLong();
  private final LocalCopies copies = new LocalCopies(() -> 3L * MEGABYTE, now::get);
  private Shelf shelf;

  @BeforeEach
  void putFilesOnTheShelf() throws IOException {
    shelf = Shelf.of(folder);
    for (String name : new String[] {"a", "b", "c"}) {
      byte[] bytes = new byte[MEGABYTE + 1];
      bytes[MEGABYTE] = (byte) name.charAt(0);
      Files.write(folder.resolve(name), bytes);
    }
  }

  @AfterEach
  void clearTheShelf() {
    shelf.close();
  }

  @Test
  void aCopyHasTheBytesAndIsSharedByItsReaders() throws IOException {
    try (LocalFile one = copy("a");
        LocalFile other = copy("a")) {
      assertThat(one.path()).hasSameBinaryContentAs(folder.resolve("a"));
      assertThat(other.path()).isEqualTo(one.path());
      assertThat(one.path()).isNotEqualTo(folder.resolve("a"));
    }
    assertThat(shelf.timesOpened("a")).isEqualTo(1);
  }

  @Test
  void aCopyIsUsedAgainWhileItIsThere() {
    copy("a").close();
    now.addAndGet(Duration.ofSeconds(119).toNanos());
    copies.sweep();
    copy("a").close();
    assertThat(shelf.timesOpened("a")).isEqualTo(1);
  }

  @Test
  void aCopyThatNobodyReadsForTwoMinutesIsDeleted() {
    LocalFile read = copy("a");
    LocalFile unread = copy("b");
    unread.close();
    now.addAndGet(Duration.ofSeconds(120).toNanos());
    copies.sweep();
    assertThat(read.path()).exists();
    assertThat(unread.path()).doesNotExist();
    assertThat(copies.bytes()).isEqualTo(MEGABYTE + 1);
    read.close();
    now.addAndGet(Duration.ofSeconds(120).toNanos());
    copies.sweep();
    assertThat(read.path()).doesNotExist();
    assertThat(read.path().getParent()).isEmptyDirectory();
  }

  @Test
  void closingTwiceReleasesOnce() {
    LocalFile twice = copy("a");
    LocalFile once = copy("a");
    twice.close();
    twice.close();
    now.addAndGet(Duration.ofSeconds(120).toNanos());
    copies.sweep();
    assertThat(once.path()).exists();
    once.close();
  }

  @Test
  void aStreamReleasesItsCopyAlsoIfItCantBeOpened() throws IOException {
    try (InputStream in = copy("a").openAt(MEGABYTE)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("a");
      assertThat(copies.bytesRead()).isEqualTo(MEGABYTE + 1);
    }
    assertThat(copies.bytesRead()).isZero();
    LocalFile gone = copy("a");
    Files.delete(gone.path());
    assertThatThrownBy(() -> gone.openAt(0)).isInstanceOf(NoSuchFileException.class);
    assertThat(copies.bytesRead()).isZero();
  }

  @Test
  void whatIsntReadMakesRoomTheOldestFirst() {
    LocalFile a = copy("a");
    LocalFile b = copy("b");
    b.close();
    a.close();
    copy("c").close();
    assertThat(b.path()).doesNotExist();
    assertThat(a.path()).exists();
    assertThat(copies.bytes()).isEqualTo(2L * (MEGABYTE + 1));
  }

  @Test
  void whatIsReadMakesNoRoom() {
    try (LocalFile a = copy("a");
        LocalFile b = copy("b")) {
      assertThatThrownBy(() -> copy("c"))
          .isInstanceOf(RequestException.class)
          .hasMessage(
              "%s: needs a copy of 2 MB beside copies of 3 MB in use, but copies may take 3 MB on"
                  + " one machine; allow more with --copyLimit=4",
              shelf.path("c"));
      assertThat(a.path()).exists();
      assertThat(b.path()).exists();
      assertThat(shelf.timesOpened("c")).isZero();
    }
    copy("c").close();
  }

  @Test
  void whatNeverFitsLeavesOthersAlone() throws IOException {
    LocalFile a = copy("a");
    a.close();
    Files.write(folder.resolve("large"), new byte[3 * MEGABYTE + 1]);
    assertThatThrownBy(() -> copy("large"))
        .hasMessageContaining("needs a copy of 4 MB beside copies of 0");
    assertThat(a.path()).exists();
  }

  @Test
  void aCopyThatChangedOnTheWayIsntUsed() {
    Runnable changed =
        () -> {
          throw new DataException("changed while being read");
        };
    assertThatThrownBy(() -> copies.copy(RemoteFile.at(shelf.path("a")), changed))
        .hasMessage("changed while being read");
    assertThat(copies.bytes()).isZero();
    copy("a").close();
    assertThat(shelf.timesOpened("a")).isEqualTo(2);
  }

  @Test
  void aCopyThatIsCutOffIsntUsed() {
    shelf.with(channel -> Channels.newChannel(new FirstBytes(channel, 1000)));
    assertThatThrownBy(() -> copy("a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(shelf.path("a") + ": can't be copied to ")
        .hasMessageEndingWith(": ends after 1000 of 1048577 bytes")
        .hasCauseInstanceOf(EOFException.class);
    assertThat(copies.bytes()).isZero();
  }

  @Test
  void bytesThatAreTooManyAreRefused() throws IOException {
    RemoteFile before = RemoteFile.at(shelf.path("a"));
    Files.write(folder.resolve("a"), new byte[MEGABYTE + 2]);
    assertThatThrownBy(() -> copies.copy(before, UNCHANGED))
        .isInstanceOf(DataException.class)
        .hasMessage(
            shelf.path("a") + ": has more than the 1048577 bytes that its file system reports");
    assertThat(copies.bytes()).isZero();
  }

  @Test
  void whatChangedSinceIsCopiedAnew() throws IOException {
    LocalFile old = copy("a");
    Files.writeString(folder.resolve("a"), "new");
    try (LocalFile anew = copy("a")) {
      assertThat(anew.path()).hasContent("new");
    }
    old.close();
  }

  @Test
  void whoWaitsForACopyThatFailsMakesIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch toFail = new CountDownLatch(1);
    shelf.with(
        channel -> {
          if (begun.getCount() == 0) {
            return channel;
          }
          begun.countDown();
          return Channels.newChannel(new FailsAfter(toFail));
        });
    CompletableFuture<LocalFile> failing = CompletableFuture.supplyAsync(() -> copy("a"));
    begun.await();
    CompletableFuture<LocalFile> waiting = CompletableFuture.supplyAsync(() -> copy("a"));
    toFail.countDown();
    assertThatThrownBy(failing::join).hasMessageContaining("the line is dead");
    try (LocalFile copied = waiting.join()) {
      assertThat(copied.path()).hasSameBinaryContentAs(folder.resolve("a"));
    }
  }

  /** The link stands for a copy on a full disk; Linux has a device for that. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aCopyForWhichTheDiskHasNoRoomIsRefused() throws IOException {
    Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    RemoteFile file = RemoteFile.at(shelf.path("a"));
    assertThatThrownBy(() -> new Copy(full, file.bytes()).fill(file))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "%s: can't be copied to %s: No space left on device".formatted(file.path(), full));
  }

  private LocalFile copy(String name) {
    return copies.copy(RemoteFile.at(shelf.path(name)), UNCHANGED);
  }

  /** The first bytes of a channel, as if it ended there. */
  static final class FirstBytes extends InputStream {

    private final java.nio.channels.ReadableByteChannel channel;
    private int left;

    FirstBytes(java.nio.channels.ReadableByteChannel channel, int count) {
      this.channel = channel;
      this.left = count;
    }

    @Override
    public int read() throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      return left-- > 0 && channel.read(one) == 1 ? one.get(0) & 0xff : -1;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static final class FailsAfter extends InputStream {

    private final CountDownLatch signal;

    FailsAfter(CountDownLatch signal) {
      this.signal = signal;
    }

    @Override
    public int read() throws IOException {
      try {
        signal.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      throw new IOException("the line is dead");
    }
  }
}
