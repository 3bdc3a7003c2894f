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
    try {
      LaneStage<T> reader = take();
      List<T> made = read(lane, reader);
      giveBack(reader);
      return made;
    } catch (RuntimeException | Error e) {
      fail(e);
      throw UserCodeException.wrap(e);
    }
  }

  private List<T> read(Lane lane, LaneStage<T> reader) {
    List<T> made = new ArrayList<>();
    try {
      reader.read(lane, made::add);
      if (unread.decrementAndGet() == 0) {
        reader.end(made::add);
      }
      return made;
    } catch (RuntimeException | Error e) {
      close(reader, e);
      throw e;
    }
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
      while (!idle.isEmpty() && (failed || unfinished == 0)) {
        idle.pop().close();
      }
    }
  }

  private void fail(Throwable failure) {
    synchronized (idle) {
      failed = true;
      while (!idle.isEmpty()) {
        close(idle.pop(), failure);
      }
    }
  }

  private static void close(LaneStage<?> reader, Throwable failure) {
    try {
      reader.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // why reading failed matters more
    }
  }
}
