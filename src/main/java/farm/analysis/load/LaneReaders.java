package farm.analysis.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.util.UserCodeException;

/**
 * Reads the lanes of one run, on as many threads as ask for it, the first with a stage and others
 * with copies of it. They stay open until the last lane was read or one has failed.
 */
final class LaneReaders<T> {

  private final LaneStage<T> stage;
  private final AtomicInteger unread;
  private final Deque<LaneStage<T>> idle = new ArrayDeque<>();
  private boolean inUse;
  private int unfinished;
  private boolean failed;

  /** Reads so many lanes. */
  LaneReaders(LaneStage<T> stage, int lanes) {
    this.stage = stage;
    this.unread = new AtomicInteger(lanes);
    this.unfinished = lanes;
  }

  /**
   * What is made of a lane, and, if it is the last one, of all.
   *
   * @throws UserCodeException as Beam's own functions do where they fail
   */
  List<T> read(Lane lane) {
    List<T> made = new ArrayList<>();
    LaneStage<T> reader = take();
    try {
      reader.read(lane, made::add);
      if (unread.decrementAndGet() == 0) {
        reader.end(made::add);
      }
    } catch (RuntimeException | Error e) {
      fail(reader, e);
      throw UserCodeException.wrap(e);
    }
    giveBack(reader);
    return made;
  }

  private LaneStage<T> take() {
    boolean first;
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
      first = !inUse;
      inUse = true;
    }
    LaneStage<T> reader = first ? stage : SerializableUtils.clone(stage); // takes 70 ms at a start
    reader.open();
    return reader;
  }

  private void giveBack(LaneStage<T> reader) {
    synchronized (idle) {
      idle.push(reader);
      unfinished--;
      if (failed || unfinished == 0) {
        closeIdle();
      }
    }
  }

  private void fail(LaneStage<T> reader, Throwable failure) {
    synchronized (idle) {
      failed = true;
      idle.push(reader);
      try {
        closeIdle();
      } catch (RuntimeException e) {
        failure.addSuppressed(e); // why reading failed matters more
      }
    }
  }

  private void closeIdle() {
    while (!idle.isEmpty()) {
      idle.pop().close();
    }
  }
}
