package farm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.Metadata;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.process.DataProcessor;
import farm.analysis.task.AnalysisTask;
import farm.analysis.task.OnlineAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/from-python.md}, word for word. */
class FromPythonDocTest {

  private static final Path PAGE = Path.of("docs/from-python.md");
  private static final Path SOURCE = Path.of("src/test/java/farm/analysis/FromPythonDocTest.java");

  private final String path = "testdata/experiment/run_01.db";

  @TempDir private Path outputPath;

  @Test
  void everySnippetStandsInThisTest() throws IOException {
    String source = squeezed(Files.readString(SOURCE));
    List<String> snippets =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(Files.readString(PAGE))
            .results()
            .map(found -> squeezed(found.group(1)))
            .toList();
    assertThat(snippets).hasSize(5).allSatisfy(snippet -> assertThat(source).contains(snippet));
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

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
