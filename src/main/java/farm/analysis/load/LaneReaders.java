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

  private final LaneStage<T> stage;

  /** The lanes that nobody has begun to read: of these, and of all reads of the pipeline. */
  private final AtomicInteger untaken;

  /** Never less than the other, as that is counted down first. */
  private final AtomicInteger untakenOfAll;

  private final AtomicInteger unread;
  private final Deque<LaneWork<T>> idle = new ArrayDeque<>();
  private boolean failed;

  /** Whether all is done. */
  private boolean ended;

  /**
   * Reads so many lanes.
   *
   * @param untakenOfAll counts the lanes of all reads of the pipeline that nobody has begun to read
   */
  LaneReaders(LaneStage<T> stage, int lanes, AtomicInteger untakenOfAll) {
    this.stage = stage;
    this.untaken = new AtomicInteger(lanes);
    this.untakenOfAll = untakenOfAll;
    this.unread = new AtomicInteger(lanes);
    untakenOfAll.addAndGet(lanes);
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
      untakenOfAll.decrementAndGet();
    }
  }

  /** Waits if there is nothing else to do; whoever is waited for has begun. */
  private void awaitEnd() {
    synchronized (idle) {
      try {
        while (!ended && !failed && untakenOfAll.get() == 0) {
          idle.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void fail(Throwable failure) {
    untakenOfAll.addAndGet(-untaken.getAndSet(0));
    synchronized (idle) {
      failed = true;
      idle.notifyAll();
      while (!idle.isEmpty()) {
        LaneWork.closeAfter(failure, idle.pop()::close);
      }
    }
  }
}
