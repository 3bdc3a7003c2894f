package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.problem.DataException;
import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.util.construction.SplittableParDo.PrimitiveBoundedRead;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Whole lanes, read by a source, by a function that another step may hold up, and by the source of
 * clusters.
 */
class LaneStageTest {

  private enum Reader {
    SOURCE,
    FUNCTION,
    CLUSTER
  }

  private static final long OF_NOTHING = -1;
  private static final AtomicInteger OPEN_STAGES = new AtomicInteger();

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @ParameterizedTest
  @EnumSource
  void eachLaneIsReadOnceInABundleOfItsOwn(Reader reader, TestPipeline pipeline) {
    List<Lane> lanes = queue(8 * 6, NumberSource.of("queued", 1, 2, 3, 4, 7, 0));
    PCollection<Long> sums = sums(reader, pipeline, lanes, true);
    PAssert.that(sums)
        .containsInAnyOrder(
            0L + 1 + 2 + 3 + 4 + 5,
            OF_NOTHING, // 1 + 2 + 3 rows
            6L + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16,
            OF_NOTHING, // 4 + 7 rows
            0L,
            OF_NOTHING);
    PipelineResult result = pipeline.run();
    assertThat(Counts.of(result, "rows", "chunks", "bytes"))
        .containsOnly(Map.entry("rows", 17L), Map.entry("chunks", 8L), Map.entry("bytes", 136L));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CLUSTER")
  void theEndIsCalledOnceWhenAllLanesWereRead(Reader reader, TestPipeline pipeline) {
    List<Lane> lanes =
        queue(
            1, NumberSource.of("ending", IntStream.range(0, 100).boxed().toArray(Integer[]::new)));
    SharedObject<AtomicLong> sum = new SharedObject<>(AtomicLong::new);
    PCollection<Long> sums =
        read(reader, pipeline, lanes, new LaneStage<>(new SumAllStage(sum), true));
    PAssert.that(sums).containsInAnyOrder(4950L * 4949 / 2);
    pipeline.run();
  }

  @ParameterizedTest
  @EnumSource
  void rowsReadElsewhereTooAreNotCounted(Reader reader, TestPipeline pipeline) {
    sums(reader, pipeline, queue(1, NumberSource.of("uncounted", 3, 4)), false);
    assertThat(Counts.of(pipeline.run(), "rows", "chunks", "bytes"))
        .containsOnly(Map.entry("bytes", 56L));
  }

  @ParameterizedTest
  @EnumSource
  void ofALaneOfNothingComesWhatComesOfNothing(Reader reader, TestPipeline pipeline) {
    PAssert.that(sums(reader, pipeline, List.of(Lane.empty()), true))
        .containsInAnyOrder(0L, OF_NOTHING);
    pipeline.run();
  }

  @ParameterizedTest
  @EnumSource
  void aFailureReachesTheUserAndLeavesNoReaderOpen(Reader reader, TestPipeline pipeline) {
    sums(reader, pipeline, queue(1, NumberSource.of("failing queue", -3)), true);
    assertThatThrownBy(pipeline::run)
        .isInstanceOf(PipelineExecutionException.class)
        .rootCause()
        .isInstanceOf(DataException.class)
        .hasMessage("numbers: no number after 2, was 'end'");
    assertThat(NumberSource.open("failing queue")).hasValue(0);
    assertThat(OPEN_STAGES).hasValue(0);
  }

  @Test
  void aPipelineThatRunsAgainReadsAgain() {
    Pipeline pipeline = Pipeline.create();
    LaneStage<Long> stage = new LaneStage<>(new SumStage(), true);
    List<Lane> lanes = queue(1, NumberSource.of("again", 2, 3, 4));
    PAssert.that(
            pipeline.apply(
                primitive(LaneSource.of(lanes, stage, VarLongCoder.of(), new AtomicInteger()))))
        .containsInAnyOrder(1L, 9L, 26L, OF_NOTHING, OF_NOTHING, OF_NOTHING);
    pipeline.run().waitUntilFinish();
    pipeline.run().waitUntilFinish();
    assertThat(OPEN_STAGES).hasValue(0);
  }

  @Test
  void aRunnerThatTakesTheSourceWholeGetsTheSame() throws IOException {
    List<Lane> lanes = queue(1, NumberSource.of("whole", 2, 3, 4));
    LaneSource<Long> source =
        LaneSource.of(
            lanes, new LaneStage<>(new SumStage(), true), VarLongCoder.of(), new AtomicInteger());
    assertThat(SourceTestUtils.readFromSource(source, PipelineOptionsFactory.create()))
        .containsExactly(1L, OF_NOTHING, 9L, OF_NOTHING, 26L, OF_NOTHING);
    assertThat(OPEN_STAGES).hasValue(0);
  }

  @Test
  void aSourceIsFoundAgainOnlyInItsJvm() {
    LaneSource<Lane> source = LaneSource.of(List.of(Lane.empty()));
    assertThat(SerializableUtils.clone(source)).isSameAs(source);
    BoundedSource<Lane> ofLane = source.split(1, PipelineOptionsFactory.create()).get(0);
    assertThatThrownBy(() -> SerializableUtils.clone(ofLane))
        .hasRootCauseInstanceOf(InvalidObjectException.class);
  }

  private static PCollection<Long> sums(
      Reader reader, TestPipeline pipeline, List<Lane> lanes, boolean counted) {
    return read(reader, pipeline, lanes, new LaneStage<>(new SumStage(), counted));
  }

  private static PCollection<Long> read(
      Reader reader, TestPipeline pipeline, List<Lane> lanes, LaneStage<Long> stage) {
    Coder<Long> coder = VarLongCoder.of();
    return switch (reader) {
      case SOURCE ->
          pipeline.apply(primitive(LaneSource.of(lanes, stage, coder, new AtomicInteger())));
      case FUNCTION ->
          pipeline
              .apply(primitive(LaneSource.of(lanes)))
              .apply(ParDo.of(new ReadLanesFn<>(stage, lanes.size())))
              .setCoder(coder);
      case CLUSTER -> pipeline.apply(primitive(new ClusterSource<>(lanes, stage, coder)));
    };
  }

  private static <T> PrimitiveBoundedRead<T> primitive(BoundedSource<T> source) {
    return new PrimitiveBoundedRead<>(Read.from(source));
  }

  private static List<Lane> queue(long laneBytes, NumberSource source) {
    Inputs inputs = new Inputs(NumberSource.SCHEMA, List.of(source), List.of());
    return Lane.queue(inputs, ChunkSize.rows(3), 1, left -> laneBytes);
  }

  /** Gives the sum of the numbers of a bundle. */
  private record SumStage() implements ChunkStage<Long> {

    @Override
    public ChunkWork<Long> begin() {
      OPEN_STAGES.incrementAndGet();
      return new SumWork();
    }

    @Override
    public Long ofNothing() {
      return OF_NOTHING;
    }
  }

  private static final class SumWork implements ChunkWork<Long> {

    private long sum;

    @Override
    public void add(Chunk chunk, Consumer<Long> output) {
      Rows.of(chunk).forEach(row -> sum += (Long) row.get(0));
    }

    @Override
    public void finish(Consumer<Long> output) {
      output.accept(sum);
      sum = 0;
    }

    @Override
    public void close() {
      OPEN_STAGES.decrementAndGet();
    }
  }

  /** Gives the sum of the numbers of all bundles. */
  private record SumAllStage(SharedObject<AtomicLong> shared) implements ChunkStage<Long> {

    @Override
    public ChunkWork<Long> begin() {
      return new SumAllWork(shared, shared.open());
    }
  }

  private record SumAllWork(SharedObject<AtomicLong> shared, AtomicLong sum)
      implements ChunkWork<Long> {

    @Override
    public void add(Chunk chunk, Consumer<Long> output) {
      Rows.of(chunk).forEach(row -> sum.addAndGet((Long) row.get(0)));
    }

    @Override
    public void end(Consumer<Long> output) {
      output.accept(sum.get());
    }

    @Override
    public void close() {
      shared.close();
    }
  }
}
