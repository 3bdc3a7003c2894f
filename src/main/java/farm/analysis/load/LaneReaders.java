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
 */
final class LaneReaders<T> {

  private final LaneStage<T> stage;
  private final AtomicInteger unread;
  private final Deque<LaneWork<T>> idle = new ArrayDeque<>();
  private boolean failed;

  /** Reads so many lanes. */
  LaneReaders(LaneStage<T> stage, int lanes) {
    this.stage = stage;
    this.unread = new AtomicInteger(lanes);
  }

  /**
   * What is made of a lane, and, if it is the last one, of all.
   *
   * @throws UserCodeException as Beam's own functions do where they fail
   */
  List<T> read(Lane lane) {
    try {
      LaneWork<T> reader = take();
      List<T> made = read(lane, reader);
      giveBack(reader);
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

  private void fail(Throwable failure) {
    synchronized (idle) {
      failed = true;
      while (!idle.isEmpty()) {
        LaneWork.closeAfter(failure, idle.pop()::close);
      }
    }
  }
}
