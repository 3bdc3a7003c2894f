package farm.analysis.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.util.UserCodeException;

/**
 * Reads the lanes of one run, on as many threads as ask for it, each with work of its own. That is
 * closed when the last lane was read or one has failed.
 *
 * <p>Who finds that others read the last lanes waits for them: the DirectRunner looks for work in a
 * loop without rest on a thread that it has back, beside the others and the compiler.
 */
final class LaneReaders<T> {

  /** The lanes of this JVM that nobody has begun to read. */
  private static final AtomicInteger UNTAKEN = new AtomicInteger();

  private final LaneStage<T> stage;
  private final AtomicInteger untaken;
  private final AtomicInteger unread;
  private final Deque<LaneWork<T>> idle = new ArrayDeque<>();
  private boolean failed;

  /** Whether all is done. */
  private boolean ended;

  /** Reads so many lanes. */
  LaneReaders(LaneStage<T> stage, int lanes) {
    this.stage = stage;
    this.untaken = new AtomicInteger(lanes);
    this.unread = new AtomicInteger(lanes);
    UNTAKEN.addAndGet(lanes);
  }

  /**
   * What is made of a lane, and, if it is the last one, of all.
   *
   * @throws UserCodeException as Beam's own functions do where they fail
   */
  List<T> read(Lane lane) {
    try {
      countTaken();
      LaneWork<T> reader = take();
      List<T> made = read(lane, reader);
      giveBack(reader);
      awaitEnd();
      return made;
    } catch (RuntimeException | Error e) {
      fail(e);
      throw UserCodeException.wrap(e);
    }
  }

  private List<T> read(Lane lane, LaneWork<T> reader) {
    List<T> made = new ArrayList<>();
    try {
      reader.read(lane, made::add);
      if (unread.decrementAndGet() == 0) {
        reader.end(made::add);
        end();
      }
      return made;
    } catch (RuntimeException | Error e) {
      LaneWork.closeAfter(e, reader::close);
      throw e;
    }
  }

  private LaneWork<T> take() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return stage.begin();
  }

  private void giveBack(LaneWork<T> reader) {
    synchronized (idle) {
      idle.push(reader);
      while (!idle.isEmpty() && (failed || unread.get() == 0)) {
        idle.pop().close();
      }
    }
  }

  private void end() {
    synchronized (idle) {
      ended = true;
      idle.notifyAll();
    }
  }

  private void countTaken() {
    if (untaken.getAndUpdate(lanes -> Math.max(0, lanes - 1)) > 0) {
      UNTAKEN.decrementAndGet();
    }
  }

  /** Waits if there is nothing else to do; whoever is waited for has begun. */
  private void awaitEnd() {
    synchronized (idle) {
      try {
        while (!ended && !failed && untaken.get() == 0 && UNTAKEN.get() == 0) {
          idle.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void fail(Throwable failure) {
    UNTAKEN.addAndGet(-untaken.getAndSet(0));
    synchronized (idle) {
      failed = true;
      idle.notifyAll();
      while (!idle.isEmpty()) {
        LaneWork.closeAfter(failure, idle.pop()::close);
      }
    }
  }
}
