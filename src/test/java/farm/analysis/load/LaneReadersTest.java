package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneReadersTest {

  private final CountDownLatch firstHasBegun = new CountDownLatch(1);
  private final CountDownLatch firstMayFinish = new CountDownLatch(1);
  private final AtomicInteger untakenOfAll = new AtomicInteger();
  private final AtomicBoolean isFirst = new AtomicBoolean(true);

  /** Work of which the first begun finishes its lane when it may, with what is given. */
  private final class Work implements ChunkWork<String> {

    private final Runnable finish;

    private Work(Runnable finish) {
      this.finish = isFirst.getAndSet(false) ? finish : () -> {};
    }

    @Override
    public void add(Chunk chunk, Consumer<String> output) {}

    @Override
    public void finish(Consumer<String> output) {
      finish.run();
      output.accept("lane");
    }

    @Override
    public void end(Consumer<String> output) {
      output.accept("end");
    }
  }

  private void awaitGate() {
    firstHasBegun.countDown();
    try {
      firstMayFinish.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private LaneReaders<String> readers(int lanes, Runnable finish) {
    ChunkStage<String> stage = () -> new Work(finish);
    return new LaneReaders<>(new LaneStage<>(stage, false), lanes, untakenOfAll);
  }

  private static FutureTask<List<String>> reading(LaneReaders<String> readers) {
    return new FutureTask<>(() -> readers.read(Lane.empty()));
  }

  /** One who has begun to read the first lane. */
  private FutureTask<List<String>> begun(LaneReaders<String> readers) throws InterruptedException {
    FutureTask<List<String>> reading = reading(readers);
    new Thread(reading).start();
    firstHasBegun.await();
    return reading;
  }

  /** One who reads another lane, and waits then. */
  private static FutureTask<List<String>> waiting(LaneReaders<String> readers) {
    FutureTask<List<String>> reading = reading(readers);
    Thread thread = new Thread(reading);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return reading;
  }

  @Test
  void whoHasNothingLeftToReadWaitsUntilAllIsDone() throws Exception {
    LaneReaders<String> readers = readers(2, this::awaitGate);
    FutureTask<List<String>> slow = begun(readers);
    FutureTask<List<String>> quick = waiting(readers);
    assertThat(quick.isDone()).isFalse();
    firstMayFinish.countDown();
    assertThat(quick.get()).containsExactly("lane");
    assertThat(slow.get()).containsExactly("lane", "end");
  }

  @Test
  void nobodyWaitsWhileThereAreLanesToRead() throws Exception {
    LaneReaders<String> readers = readers(3, this::awaitGate);
    FutureTask<List<String>> slow = begun(readers);
    assertThat(readers.read(Lane.empty())).containsExactly("lane");
    firstMayFinish.countDown();
    assertThat(slow.get()).containsExactly("lane");
    assertThat(readers.read(Lane.empty())).containsExactly("lane", "end");
  }

  @Test
  void nobodyWaitsWhileAnotherReadHasLanes() throws Exception {
    LaneReaders<String> readers = readers(2, this::awaitGate);
    FutureTask<List<String>> slow = begun(readers);
    untakenOfAll.incrementAndGet();
    assertThat(readers.read(Lane.empty())).containsExactly("lane");
    firstMayFinish.countDown();
    assertThat(slow.get()).containsExactly("lane", "end");
  }

  @Test
  void whoWaitsGoesOnWhenAnotherFails() throws Exception {
    LaneReaders<String> readers =
        readers(
            2,
            () -> {
              awaitGate();
              throw new IllegalStateException("no more");
            });
    FutureTask<List<String>> failing = begun(readers);
    FutureTask<List<String>> quick = waiting(readers);
    firstMayFinish.countDown();
    assertThat(quick.get()).containsExactly("lane");
    assertThatThrownBy(failing::get).rootCause().hasMessage("no more");
  }
}
