package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.Inputs;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn.ProcessContinuation;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.OffsetRangeTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadChunksFnTest {

  private static final long WHOLE_TASK = Long.MAX_VALUE;
  private static final long ONE_CHUNK = 1;

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @Test
  void aPipelineGivesEveryChunkOnce(TestPipeline pipeline) {
    PCollection<Chunk> chunks = read(pipeline, tasks(2, 0, 1, 2, 3, 4, 7, 0), WHOLE_TASK);
    PAssert.that(chunks).satisfies(ReadChunksFnTest::isAllSeventeen);
    PipelineResult result = pipeline.run();
    assertThat(Counts.of(result, "rows", "chunks", "bytes"))
        .isEqualTo(Map.of("rows", 17L, "chunks", 8L, "bytes", 8L * 17));
  }

  @Test
  void burstsOfOneChunkChangeNothing(TestPipeline pipeline) {
    PCollection<Chunk> chunks = read(pipeline, tasks(2, 0, 1, 2, 3, 4, 7, 0), ONE_CHUNK);
    PAssert.that(chunks).satisfies(ReadChunksFnTest::isAllSeventeen);
    PipelineResult result = pipeline.run();
    assertThat(Counts.of(result, "rows", "chunks", "bytes"))
        .isEqualTo(Map.of("rows", 17L, "chunks", 8L, "bytes", 8L * 17));
  }

  @Test
  void aFailureReachesTheUser(TestPipeline pipeline) {
    Inputs failing =
        new Inputs(NumberSource.SCHEMA, List.of(NumberSource.of("failing", -3)), List.of());
    read(pipeline, ReadTask.dealt(InputSplit.of(failing, 1), 1), WHOLE_TASK);
    assertThatThrownBy(pipeline::run)
        .isInstanceOf(PipelineExecutionException.class)
        .rootCause()
        .isInstanceOf(DataException.class)
        .hasMessage("numbers: no number after 2, was 'end'");
  }

  @Test
  void aBurstEndsAtTheFirstChunkThatFillsIt() {
    ReadTask task = tasks(1, 5).get(0);
    Turn first = new Turn(task, ReadChunksFn.places(task), ONE_CHUNK);
    assertThat(first.numbers).containsExactly(0L, 1L);
    assertThat(first.continuation.shouldResume()).isTrue();
    assertThat(first.rest()).isEqualTo(new OffsetRange(1, ReadChunksFn.places(task).getTo()));
    OpenSplits.drop(task.id());
  }

  @Test
  void theNextTurnGoesOnWithTheOpenReader() {
    ReadTask task = tasks(1, 3, 3).get(0);
    int opened = NumberSource.opened("numbers").get();
    assertThat(turns(task, false))
        .containsExactly(List.of(0L, 1L), List.of(2L), List.of(3L, 4L), List.of(5L), List.of());
    assertThat(NumberSource.opened("numbers")).hasValue(opened + 2);
  }

  @Test
  void aReaderThatWasLostIsOpenedAnewBehindWhatWasRead() {
    int before = NumberSource.open("numbers").get();
    ReadTask task = tasks(1, 3, 3).get(0);
    assertThat(turns(task, true))
        .containsExactly(List.of(0L, 1L), List.of(2L), List.of(3L, 4L), List.of(5L), List.of());
    assertThat(NumberSource.open("numbers")).hasValue(before);
  }

  @Test
  void aReaderKeptForAnotherPlaceIsClosedNotUsed() {
    int before = NumberSource.open("numbers").get();
    ReadTask task = tasks(1, 9).get(0);
    new Turn(task, ReadChunksFn.places(task), ONE_CHUNK);
    Turn retried = new Turn(task, ReadChunksFn.places(task), ONE_CHUNK);
    assertThat(retried.numbers).containsExactly(0L, 1L);
    OpenSplits.drop(task.id());
    assertThat(NumberSource.open("numbers")).hasValue(before);
  }

  @Test
  void aTurnMayBeginInTheMiddleAndEndAnywhere() {
    ReadTask task = tasks(1, 5, 5).get(0);
    Turn middle =
        new Turn(
            task,
            new OffsetRange(ReadChunksFn.place(0) + 1, ReadChunksFn.place(1) + 2),
            WHOLE_TASK);
    assertThat(middle.numbers).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(middle.continuation.shouldResume()).isFalse();
    Turn rest =
        new Turn(
            task,
            new OffsetRange(ReadChunksFn.place(1) + 2, ReadChunksFn.places(task).getTo()),
            WHOLE_TASK);
    assertThat(rest.numbers).containsExactly(9L);
    assertThat(
            new Turn(
                    task,
                    new OffsetRange(ReadChunksFn.place(0) + 7, ReadChunksFn.place(1)),
                    WHOLE_TASK)
                .numbers)
        .isEmpty();
  }

  @Test
  void onlySoManyReadersStayOpen() {
    int before = NumberSource.open("numbers").get();
    List<ReadTask> tasks = tasks(100, LongStream.range(0, 100).map(i -> 4).toArray());
    tasks.forEach(task -> new Turn(task, ReadChunksFn.places(task), ONE_CHUNK));
    assertThat(NumberSource.open("numbers").get() - before).isBetween(1, 64);
    tasks.forEach(task -> OpenSplits.drop(task.id()));
    assertThat(NumberSource.open("numbers").get()).isLessThanOrEqualTo(before);
  }

  @Test
  void tearingDownClosesWhatAFailureLeftOpen() {
    int before = NumberSource.open("numbers").get();
    ReadTask task = tasks(1, -1).get(0);
    ReadChunksFn fn = new ReadChunksFn(ChunkSize.rows(2), WHOLE_TASK);
    OffsetRangeTracker tracker = new OffsetRangeTracker(ReadChunksFn.places(task));
    assertThat(catchThrowable(() -> fn.read(task, tracker, chunk -> {})))
        .isInstanceOf(DataException.class);
    fn.closeWhatIsOpen();
    assertThat(NumberSource.open("numbers")).hasValue(before);
  }

  /**
   * The numbers that each turn of a task gives, until the task ends. With {@code losingReaders},
   * readers that are kept between turns are dropped.
   */
  private static List<List<Long>> turns(ReadTask task, boolean losingReaders) {
    List<List<Long>> turns = new ArrayList<>();
    OffsetRange left = ReadChunksFn.places(task);
    Turn turn;
    do {
      turn = new Turn(task, left, ONE_CHUNK);
      turns.add(turn.numbers);
      left = turn.continuation.shouldResume() ? turn.rest() : left;
      if (losingReaders) {
        OpenSplits.drop(task.id());
      }
    } while (turn.continuation.shouldResume());
    return turns;
  }

  private static PCollection<Chunk> read(
      TestPipeline pipeline, List<ReadTask> tasks, long burstBytes) {
    return pipeline
        .apply(Create.of(tasks).withCoder(SerializableCoder.of(ReadTask.class)))
        .apply(ParDo.of(new ReadChunksFn(ChunkSize.rows(3), burstBytes)))
        .setCoder(ChunkCoder.of(NumberSource.SCHEMA));
  }

  private static List<ReadTask> tasks(int count, long... rows) {
    List<Integer> rowsOfRanges = LongStream.of(rows).mapToObj(Math::toIntExact).toList();
    List<NumberSource> sources = List.of(new NumberSource("numbers", rowsOfRanges));
    Inputs inputs = new Inputs(NumberSource.SCHEMA, sources, List.of());
    return ReadTask.dealt(InputSplit.of(inputs, 1), count);
  }

  private static Void isAllSeventeen(Iterable<Chunk> chunks) {
    assertThat(chunks).extracting(Chunk::rowCount).containsOnly(1, 2, 3);
    assertThat(Rows.inOrder(chunks))
        .containsExactlyElementsOf(
            LongStream.range(0, 17).mapToObj(n -> List.<Object>of(n)).toList());
    return null;
  }

  /** One call of the process method, as from a runner. */
  private static final class Turn {

    private final List<Long> numbers = new ArrayList<>();
    private final ProcessContinuation continuation;
    private final OffsetRangeTracker tracker;

    Turn(ReadTask task, OffsetRange left, long burstBytes) {
      tracker = new OffsetRangeTracker(left);
      ReadChunksFn fn = new ReadChunksFn(ChunkSize.rows(2), burstBytes);
      continuation = fn.read(task, tracker, this::add);
      if (!continuation.shouldResume()) {
        tracker.checkDone();
      }
    }

    private void add(Chunk chunk) {
      Rows.of(chunk).forEach(row -> numbers.add((Long) row.get(0)));
    }

    OffsetRange rest() {
      SplitResult<OffsetRange> split = tracker.trySplit(0);
      tracker.checkDone();
      return split.getResidual();
    }
  }
}
