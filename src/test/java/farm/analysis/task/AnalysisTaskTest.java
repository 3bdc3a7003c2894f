package farm.analysis.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.LongColumn;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.process.DataProcessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class AnalysisTaskTest {

  /** Keeps the steps from 50 on; the run has steps 0 to 59, in chunks of 7. */
  private static final DataProcessor LATE =
      chunk ->
          chunk.select(
              IntStream.range(0, chunk.rowCount())
                  .filter(row -> (long) chunk.value(row, 0) >= 50)
                  .toArray());

  private static final List<Long> LATE_STEPS =
      List.of(50L, 51L, 52L, 53L, 54L, 55L, 56L, 57L, 58L, 59L);

  @TempDir private Path folder;

  private static AnalysisTask.Builder<String> steps() {
    return AnalysisTask.<String>of(
            SimulationLoader.of("testdata/experiment/run_01.db")
                .withColumns("step_number")
                .withChunkSize(7))
        .process(LATE);
  }

  @Test
  void allWaysOfRunningAnalyzeTheSameRows() {
    AnalysisTask<String> task = steps().analyze(chunk -> texts(List.of(chunk))).build();
    String expected = LATE_STEPS.toString();
    assertThat(task.run(folder)).isEqualTo(expected);
    assertThat(task.runStreaming(folder)).isEqualTo(expected);
  }

  @Test
  void aConsumerTakesEachProcessedChunkInOrder() {
    List<Chunk> chunks = new ArrayList<>();
    steps().build().runStreaming(chunks::add);
    assertThat(chunks).extracting(Chunk::rowCount).containsExactly(6, 4);
    assertThat(texts(chunks)).isEqualTo(LATE_STEPS.toString());
  }

  @Test
  void anOnlineAnalyzerNeedsNoFullTable() {
    assertThat(
            AnalysisTask.<Long>of(SimulationLoader.of("testdata/experiment/run_01.db"))
                .analyze(new LongestChunk())
                .build()
                .withLoaderArgs(LoaderArgs.NONE.withChunkSize(7))
                .runStreaming(folder))
        .isEqualTo(7);
  }

  @Test
  void theResultIsDrawnThenReportedOn() {
    List<String> calls = new ArrayList<>();
    String result =
        steps()
            .analyze(chunk -> "result of " + chunk.rowCount())
            .visualize((of, output) -> calls.add("drawn %s in %s".formatted(of, output)))
            .report((of, output) -> calls.add("reported %s in %s".formatted(of, output)))
            .build()
            .runStreaming(folder);
    assertThat(result).isEqualTo("result of 10");
    assertThat(calls)
        .containsExactly("drawn result of 10 in " + folder, "reported result of 10 in " + folder);
  }

  @Test
  void noRowsAreAnalyzedToo() {
    AnalysisTask<String> task =
        AnalysisTask.<String>of(SimulationLoader.of("testdata/experiment/run_04.db"))
            .process(chunk -> chunk.project(List.of("births")))
            .analyze(chunk -> chunk.schema() + " " + chunk.rowCount())
            .build();
    assertThat(task.run(folder)).isEqualTo("births long 0");
    assertThat(task.runStreaming(folder)).isEqualTo("births long 0");
  }

  @Test
  void loaderArgsAreForwarded() {
    List<Chunk> chunks = new ArrayList<>();
    steps()
        .process(chunk -> chunk)
        .build()
        .withLoaderArgs(
            LoaderArgs.NONE
                .withTable("agent_states")
                .withColumns("step_number")
                .withChunkSize(1000))
        .runStreaming(chunks::add);
    assertThat(chunks).hasSize(1);
    assertThat(chunks.get(0).schema()).hasToString("step_number long");
    assertThatThrownBy(
            () ->
                AnalysisTask.of(SqliteLoader.query("x.db", "SELECT 1"))
                    .build()
                    .withLoaderArgs(LoaderArgs.NONE.withTable("agents")))
        .hasMessage("this SqliteLoader has no tables, was asked for table 'agents'");
  }

  @Test
  void aTaskWithoutAnalyzerCanOnlyStream() {
    assertThatThrownBy(() -> steps().build().run(folder)).hasMessage("the task has no analyzer");
  }

  @Test
  void onARunnerTheAnalysisIsTheSame(TestPipeline pipeline) {
    PAssert.thatSingleton(
            steps()
                .analyze(chunk -> texts(List.of(chunk)))
                .build()
                .analyzeOn(pipeline, StringUtf8Coder.of()))
        .isEqualTo(LATE_STEPS.toString());
    pipeline.run();
  }

  @Test
  void onARunnerTheOnlineAnalysisIsTheSame(TestPipeline pipeline) {
    PAssert.thatSingleton(
            AnalysisTask.<Long>of(
                    SimulationLoader.of("testdata/experiment/run_01.db").withChunkSize(7))
                .analyze(new LongestChunk())
                .build()
                .analyzeOn(pipeline, VarLongCoder.of()))
        .isEqualTo(7L);
    pipeline.run();
  }

  private static final Set<Object> CONSUMED = ConcurrentHashMap.newKeySet();

  @Test
  void onARunnerTheConsumerTakesTheSameRows(TestPipeline pipeline) {
    CONSUMED.clear();
    steps()
        .build()
        .consumeOn(
            pipeline,
            chunk -> {
              for (int row = 0; row < chunk.rowCount(); row++) {
                CONSUMED.add(((LongColumn) chunk.column(0)).longAt(chunk.position(row)));
              }
            });
    pipeline.run();
    assertThat(CONSUMED).containsExactlyInAnyOrderElementsOf(LATE_STEPS);
  }

  private static String texts(List<Chunk> chunks) {
    List<Object> values = new ArrayList<>();
    for (Chunk chunk : chunks) {
      for (int row = 0; row < chunk.rowCount(); row++) {
        values.add(chunk.value(row, 0));
      }
    }
    return values.toString();
  }

  private static final class LongestChunk implements OnlineAnalyzer<Long, Long> {
    @Override
    public Long create() {
      return 0L;
    }

    @Override
    public Long add(Long longest, Chunk chunk) {
      return Math.max(longest, chunk.rowCount());
    }

    @Override
    public Long merge(Long longest, Long other) {
      return Math.max(longest, other);
    }

    @Override
    public Long result(Long longest) {
      return longest;
    }
  }
}
