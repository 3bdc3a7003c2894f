package farm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Metadata;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.process.DataProcessor;
import farm.analysis.report.Section;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.Table;
import farm.analysis.task.AnalysisTask;
import farm.analysis.task.LoaderArgs;
import farm.analysis.task.OnlineAnalyzer;
import farm.analysis.task.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/from-python.md}, word for word. */
@ExtendWith(TestPipelineExtension.class)
class FromPythonDocTest {

  private final String path = "testdata/experiment/run_01.db";

  @TempDir private Path outputPath;

  @Test
  void everySnippetStandsInThisTest() throws IOException {
    DocSnippets.assertAllStandIn(FromPythonDocTest.class, "docs/from-python.md", 8);
  }

  @Test
  void chunkByChunk() {
    long agents = 0;
    try (ChunkIterator steps =
        SimulationLoader.of(path)
            .withColumns("step_number", "total_agents")
            .withChunkSize(1000)
            .iterData()) {
      while (steps.hasNext()) {
        Chunk chunk = steps.next();
        LongColumn total = (LongColumn) chunk.column(1);
        for (int row = 0; row < chunk.rowCount(); row++) {
          agents += total.longAt(chunk.position(row));
        }
      }
    }
    assertThat(agents).isEqualTo(number("SELECT sum(total_agents) FROM simulation_steps"));
  }

  @Test
  void aTaskOfOnesOwnPieces() {
    List<Long> reported = new ArrayList<>();
    DataProcessor netBirths =
        chunk -> {
          LongColumn births = (LongColumn) chunk.column(chunk.schema().indexOf("births"));
          LongColumn deaths = (LongColumn) chunk.column(chunk.schema().indexOf("deaths"));
          long[] net = new long[chunk.rowCount()];
          for (int row = 0; row < net.length; row++) {
            int position = chunk.position(row);
            net[row] = births.longAt(position) - deaths.longAt(position);
          }
          return chunk.with(new Schema.Field("net_births", ColumnType.LONG), LongColumn.of(net));
        };
    AnalysisTask<Long> task =
        AnalysisTask.<Long>of(SimulationLoader.of(path))
            .process(netBirths)
            .analyze(new SumOfNetBirths())
            .report((sum, output) -> reported.add(sum))
            .build();
    long streamed = task.runStreaming(outputPath);
    long atOnce = task.run(outputPath);
    long expected = number("SELECT sum(births - deaths) FROM simulation_steps");
    assertThat(reported).containsExactly(expected, expected);
    assertThat(List.of(streamed, atOnce)).containsExactly(expected, expected);
  }

  @Test
  void aReportOfATask() throws IOException {
    List<ColumnRole> roles =
        List.of(new ColumnRole.Ordered(), ColumnRole.Measure.location("number", "total_agents"));
    AnalysisTask<Chunk> drawn =
        AnalysisTask.<Chunk>of(SimulationLoader.of(path).withColumns("step_number", "total_agents"))
            .analyze(steps -> steps)
            .visualize(
                ReportWriter.of(
                    "population",
                    steps ->
                        List.of(Section.of("Population at each step", "", Table.of(steps, roles)))))
            .build();
    drawn.run(outputPath);
    assertThat(Files.readString(outputPath.resolve("population.html")))
        .contains("<h1>population</h1>", "<h2>Population at each step</h2>", "\"type\":\"line\"");
  }

  @Test
  void theCallsOfTheTable() throws IOException {
    String db = path;
    String other = "testdata/experiment/run_02.db";
    String named = "testdata/experiment/run_03.db";
    String csv = "testdata/expected/population.csv";
    String id = (String) SqliteLoader.simulations(db).loadData().value(0, 0);
    String lines = Files.writeString(outputPath.resolve("x.txt"), "{}\n{\"a\": 2}\n").toString();
    DataLoader loader = SimulationLoader.of(db);
    loader.iterData().close();
    loader.loadData();
    loader.metadata();
    CsvLoader.of(csv).withChunkSize(200_000).iterData().close();
    JsonLoader.of(lines).withLines(true).iterData().close();
    SqliteLoader.query(db, "SELECT * FROM agents WHERE generation > ?", 0)
        .withChunkSize(2000)
        .iterData()
        .close();
    SqliteLoader.agents(db).iterData().close();
    SqliteLoader.resources(db).iterData().close();
    SqliteLoader.steps(db).iterData().close();
    SqliteLoader.reproductionEvents(db).iterData().close();
    SqliteLoader.simulations(db).iterData().close();
    SimulationLoader.of(db)
        .withSimulationId(id)
        .withTable("steps")
        .withChunkSize(2000)
        .iterData()
        .close();
    SimulationLoader.of(named).withSimulationName("baseline").iterData().close();
    SimulationLoader.of(db).withTable("time_series").iterData().close();
    SimulationLoader.of(db).simulationConfig();
    ExperimentLoader.of(db, other).withTable("agents").withChunkSize(2000).iterData().close();
    AnalysisTask<Integer> counted =
        AnalysisTask.<Integer>of(loader)
            .process(chunk -> chunk)
            .analyze(Chunk::rowCount)
            .visualize((rows, output) -> {})
            .report((rows, output) -> {})
            .build();
    counted.run(outputPath);
    counted
        .withLoaderArgs(LoaderArgs.NONE.withTable("agents").withChunkSize(2000))
        .runStreaming(chunk -> {});
    counted.runStreaming(outputPath);
    assertThat(counted.run(outputPath)).isEqualTo(60);
    assertThat(counted.runStreaming(outputPath)).isEqualTo(60);
  }

  @Test
  void aLoaderOfOnesOwn(TestPipeline pipeline) {
    DataLoader squares = new SquaresLoader(ReadOptions.DEFAULT).withChunkSize(7);
    Chunk all = squares.loadData();
    assertThat(all.rowCount()).isEqualTo(1000);
    assertThat(all.value(999, 0)).isEqualTo(998_001L);
    PAssert.that(pipeline.apply(squares).apply(Aggregate.groupBy().with("sum", Sum.of("square"))))
        .satisfies(
            chunks -> {
              assertThat(chunks.iterator().next().value(0, 0)).isEqualTo(332_833_500L);
              return null;
            });
    pipeline.run();
  }

  @Test
  void otherPieces() throws IOException {
    Chunk late =
        SqliteLoader.query(
                path, "SELECT step_number, deaths FROM simulation_steps WHERE step_number >= ?", 50)
            .loadData();
    Metadata metadata =
        ExperimentLoader.of("testdata/experiment/*.db")
            .withTable("steps")
            .withColumns("step_number")
            .metadata();
    Optional<String> config = SimulationLoader.of(path).simulationConfig();
    int csvRows = CsvLoader.of("testdata/expected/population.csv").loadData().rowCount();
    assertThat(late.rowCount()).isEqualTo(10);
    assertThat(metadata.rows()).isEqualTo(175);
    assertThat(config).hasValueSatisfying(json -> assertThat(json).startsWith("{"));
    assertThat(csvRows).isEqualTo(60);
    Path file = Files.writeString(outputPath.resolve("x.txt"), "{\"a\": 1}\n{\"a\": 2}\n");
    assertThat(JsonLoader.of(file.toString()).withLines(true).loadData().rowCount()).isEqualTo(2);
  }

  static final class SquaresLoader extends DataLoader {
    SquaresLoader(ReadOptions options) {
      super(options);
    }

    @Override
    protected Inputs open(ReadOptions options) {
      return new Inputs(Squares.SCHEMA, List.of(new Squares()), List.of());
    }

    @Override
    protected DataLoader withOptions(ReadOptions options) {
      return new SquaresLoader(options);
    }
  }

  record Squares() implements ChunkSource {
    static final Schema SCHEMA = Schema.of(new Schema.Field("square", ColumnType.LONG));

    @Override
    public String input() {
      return "squares";
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public long byteSize() {
      return 8000;
    }

    @Override
    public List<InputRange> ranges(long targetBytes) {
      return List.of(new InputRange(0, 499, 4000), new InputRange(500, 999, 4000));
    }

    @Override
    public ChunkReader open(InputRange range, ChunkSize size) {
      return new SquaresReader(range, size.maxRows());
    }
  }

  static final class SquaresReader implements ChunkReader {
    private final InputRange range;
    private final int maxRows;
    private long next;

    SquaresReader(InputRange range, int maxRows) {
      this.range = range;
      this.maxRows = maxRows;
      this.next = range.first();
    }

    @Override
    public Rows next() {
      long first = next;
      ChunkBuilder rows = new ChunkBuilder(Squares.SCHEMA, maxRows);
      for (; next <= range.last() && rows.rowCount() < maxRows; next++) {
        rows.longs(0).append(next * next);
        rows.endRow();
      }
      return rows.rowCount() == 0 ? null : new Rows(rows, first);
    }

    @Override
    public void close() {}
  }

  static final class SumOfNetBirths implements OnlineAnalyzer<Long, Long> {
    @Override
    public Long create() {
      return 0L;
    }

    @Override
    public Long add(Long sum, Chunk chunk) {
      LongColumn net = (LongColumn) chunk.column(chunk.schema().indexOf("net_births"));
      for (int row = 0; row < chunk.rowCount(); row++) {
        sum += net.longAt(chunk.position(row));
      }
      return sum;
    }

    @Override
    public Long merge(Long sum, Long other) {
      return sum + other;
    }

    @Override
    public Long result(Long sum) {
      return sum;
    }
  }

  private long number(String sql) {
    return (long) SqliteLoader.query(path, sql).loadData().value(0, 0);
  }
}
