package farm.analysis.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lock that a run holds on the folder of its parts. The operating system frees it however the
 * program ends. So a folder whose lock is free was left by a killed run.
 *
 * <p>A run in one JVM takes the lock. A run on a cluster takes none: its job may outlive the
 * program that submitted it. So its folders are never swept.
 */
final class PartLock {

  private static final Pattern FOLDER = Pattern.compile("\\..+\\.[0-9a-f-]{36}\\.parts");

  /** The file that is locked. Its name sorts so that it is deleted last in its folder. */
  private static final String FILE = ".lock";

  private static final Path MACHINE = Path.of("/proc/sys/kernel/hostname");

  /**
   * The files that this JVM has locked, by the unique name of their folder. None of them may be
   * opened again: closing a second channel would free the lock. A channel here is closed if the
   * file system has no locks.
   */
  private static final Map<String, FileChannel> HELD = new HashMap<>();

  private PartLock() {}

  /** Locks a folder of parts, and deletes the folders beside it that dead runs left. */
  static synchronized void take(Path folder) throws IOException {
    HELD.put(nameOf(folder), lock(folder));
    sweep(folder.resolveSibling(""));
  }

  /** Frees the lock of a folder, if this JVM holds it. */
  static synchronized void release(Path folder) throws IOException {
    FileChannel held = HELD.remove(nameOf(folder));
    if (held != null) {
      held.close();
    }
  }

  /**
   * Creates and locks the file. Guards against a race with the sweep of another run: the file gets
   * its name only after it is locked, so no other run finds it free.
   */
  private static FileChannel lock(Path folder) throws IOException {
    Path unnamed = folder.resolve(FILE + "ing");
    FileChannel channel =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.write(StandardCharsets.UTF_8.encode(machine()));
      if (channel.tryLock() != null) {
        Files.move(unnamed, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        return channel;
      }
    } catch (IOException e) {
      // Some network file systems have no locks. A folder without a lock is never swept.
    }
    channel.close();
    return channel;
  }

  private static void sweep(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, ".*.parts")) {
      for (Path folder : folders) {
        if (FOLDER.matcher(nameOf(folder)).matches() && !HELD.containsKey(nameOf(folder))) {
          deleteIfDead(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The leftovers of a dead run take space, but don't harm this run.
    }
  }

  private static void deleteIfDead(Path folder) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(FILE),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null && isOfThisMachine(channel)) {
        LocalPartFolder.delete(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // The folder stays: it has no lock, belongs to another user, or its run is alive.
    }
  }

  /**
   * Returns true if a run on this machine took the lock. Some network file systems keep locks on
   * one machine only, so a run on another machine may be alive although its lock looks free.
   */
  private static boolean isOfThisMachine(FileChannel channel) throws IOException {
    ByteBuffer machine = StandardCharsets.UTF_8.encode(machine());
    ByteBuffer owner = ByteBuffer.allocate(machine.remaining() + 1);
    while (owner.hasRemaining() && channel.read(owner) >= 0) {
      // read until the buffer is full or the file ends
    }
    return owner.flip().equals(machine);
  }

  /** The name of this machine, if it is known without asking the network; else empty. */
  private static String machine() throws IOException {
    return Files.exists(MACHINE) ? Files.readString(MACHINE) : "";
  }

  private static String nameOf(Path folder) {
    return String.valueOf(folder.getFileName());
  }
}
