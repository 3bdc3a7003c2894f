package farm.analysis.storage;

import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Copies of remote files, shared by all their readers in this JVM.
 *
 * <p>The copies are in a temporary folder that only this JVM knows, so no other process takes a
 * half-made copy for a complete one. A copy without readers is kept for two minutes unless others
 * need its room, because files are often opened again. When the JVM ends, all copies are deleted.
 */
public final class LocalCopies {

  static final LocalCopies OF_THIS_JVM = new LocalCopies(CopyLimit::bytes, System::nanoTime);

  private static final long KEPT_NANOS = Duration.ofMinutes(2).toNanos();
  private static final long SWEEP_MILLIS = Duration.ofSeconds(15).toMillis();

  private final LongSupplier limitBytes;
  private final LongSupplier nanoTime;

  /** The copies; those without readers are in the order in which their last readers closed. */
  private final Map<RemoteFile, Copy> copies = new LinkedHashMap<>();

  private @Nullable Path folder;
  private @Nullable Timer sweeper;
  private long copiesMade;

  /**
   * Keeps copies of at most {@code limitBytes} together; {@code nanoTime} is the clock for their
   * age.
   */
  LocalCopies(LongSupplier limitBytes, LongSupplier nanoTime) {
    this.limitBytes = limitBytes;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns a copy of the file, which the caller must close after reading. Waits while another
   * thread in this JVM makes the copy.
   *
   * @param checkUnchanged throws if the file has changed since it was looked at
   * @throws RequestException if the copies would exceed the limit, or the copy can't be written
   * @throws DataException if the bytes aren't those of the file that was looked at
   */
  public static LocalFile of(RemoteFile file, Runnable checkUnchanged) {
    return OF_THIS_JVM.copy(file, checkUnchanged);
  }

  LocalFile copy(RemoteFile file, Runnable checkUnchanged) {
    Copy copy = completeOrReserved(file);
    if (!copy.isComplete) {
      make(copy, file, checkUnchanged);
    }
    AtomicBoolean isOpen = new AtomicBoolean(true);
    return new LocalFile(
        copy.path(),
        () -> {
          if (isOpen.getAndSet(false)) {
            release(file, copy);
          }
        });
  }

  private synchronized Copy completeOrReserved(RemoteFile file) {
    Copy copy = complete(file);
    if (copy == null) {
      makeRoom(file);
      copy = new Copy(newPath(), file.bytes());
      copies.put(file, copy);
      startSweeping();
    }
    copy.readers++;
    return copy;
  }

  /**
   * The complete copy, after a wait for the thread that makes it. Null if there is no copy or that
   * thread failed.
   */
  private synchronized @Nullable Copy complete(RemoteFile file) {
    try {
      Copy copy = copies.get(file);
      while (copy != null && !copy.isComplete) {
        wait();
        copy = copies.get(file);
      }
      return copy;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("%s: the copy was interrupted".formatted(file.path()), e);
    }
  }

  private void make(Copy copy, RemoteFile file, Runnable checkUnchanged) {
    try {
      long bytes = copy.fill(file);
      checkUnchanged.run();
      if (bytes > file.bytes()) {
        throw new DataException(
            "%s: has more than the %d bytes that its file system reports"
                .formatted(file.path(), file.bytes()));
      }
      end(file, copy, true);
    } catch (IOException e) {
      end(file, copy, false);
      checkUnchanged.run();
      throw new UncheckedIOException(
          "%s: can't be copied to %s: %s".formatted(file.path(), copy.path(), e.getMessage()), e);
    } catch (RuntimeException | Error e) {
      end(file, copy, false);
      throw e;
    }
  }

  private synchronized void end(RemoteFile file, Copy copy, boolean isComplete) {
    copy.isComplete = isComplete;
    if (!isComplete) {
      copies.remove(file);
      copy.delete();
    }
    notifyAll();
  }

  private synchronized void release(RemoteFile file, Copy copy) {
    copy.readers--;
    if (copy.readers == 0) {
      copy.unreadSince = nanoTime.getAsLong();
      copies.remove(file);
      copies.put(file, copy);
    }
  }

  /** Deletes copies without readers, the oldest first, until this file fits. */
  private void makeRoom(RemoteFile file) {
    long limit = limitBytes.getAsLong();
    long read = bytesRead();
    if (read + file.bytes() > limit) {
      throw new RequestException(
          file.path(),
          ("%s: needs a copy of %d MB beside copies of %d MB in use, but copies may take %d MB on"
                  + " one machine; allow more with --copyLimit=%d")
              .formatted(
                  file.path(),
                  megabytes(file.bytes()),
                  megabytes(read),
                  megabytes(limit),
                  megabytes(read + file.bytes())));
    }
    deleteUnread(copy -> bytes() + file.bytes() > limit);
  }

  private static long megabytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  /** The size of all copies in bytes, including those being made. */
  synchronized long bytes() {
    return copies.values().stream().mapToLong(copy -> copy.bytes()).sum();
  }

  /** The size in bytes of the copies that are being read or made. */
  synchronized long bytesRead() {
    return copies.values().stream()
        .filter(copy -> copy.readers > 0)
        .mapToLong(copy -> copy.bytes())
        .sum();
  }

  private synchronized void deleteUnread(Predicate<Copy> isToGo) {
    Iterator<Copy> each = copies.values().iterator();
    while (each.hasNext()) {
      Copy copy = each.next();
      if (copy.readers == 0 && isToGo.test(copy)) {
        each.remove();
        copy.delete();
      }
    }
  }

  private Path newPath() {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("farm-analysis-copies-");
        folder.toFile().deleteOnExit();
      }
      return folder.resolve("copy-" + copiesMade++);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: no folder for copies can be created there: %s"
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  private void startSweeping() {
    if (sweeper == null) {
      sweeper = new Timer("copies of remote files", true);
      TimerTask task =
          new TimerTask() {
            @Override
            public void run() {
              sweep();
            }
          };
      sweeper.schedule(task, SWEEP_MILLIS, SWEEP_MILLIS);
    }
  }

  /** Deletes copies unread for two minutes. The sweeper's thread ends after the last copy. */
  synchronized void sweep() {
    long now = nanoTime.getAsLong();
    deleteUnread(copy -> now - copy.unreadSince >= KEPT_NANOS);
    if (copies.isEmpty() && sweeper != null) {
      sweeper.cancel();
      sweeper = null;
    }
  }
}
