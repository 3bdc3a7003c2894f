package farm.analysis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Rows;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.ReadSizes;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.problem.DataException;
import farm.analysis.report.output.WrittenReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random pipelines give the same bytes for any chunk size and any number of threads and read tasks,
 * with Beam's checks on. The same holds when the pipeline runs twice in sequence, and when every
 * function does its work twice.
 */
class RandomPipelinesTest {

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("random.pipelines", 12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void giveTheSameBytes(long seed) throws IOException {
    RandomPipeline.writeTables(folder, seed);
    Path file = Files.writeString(folder.resolve("p.yaml"), RandomPipeline.of(seed, folder));
    Map<String, String> expected = outputs(file, 10_000, 1, Pipeline::run);
    assertThat(outputs(file, 1, 2, RandomPipelinesTest::runTwice)).isEqualTo(expected);
    assertThat(outputs(file, 7, 8, RandomPipelinesTest::runRepeating)).isEqualTo(expected);
  }

  /** The contents of all outputs by name, or the message of an error. */
  private Map<String, String> outputs(
      Path file, int chunkRows, int threads, Function<Pipeline, PipelineResult> run)
      throws IOException {
    Path out = folder.resolve("%d-%d".formatted(chunkRows, threads));
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setTargetParallelism(threads);
    Pipeline pipeline = Pipeline.create(options);
    ReadSizes sizes = new ReadSizes(0, threads == 1 ? Long.MAX_VALUE : 1);
    PipelinePlan plan =
        PipelinePlan.of(
            file,
            Parameters.of(Map.of("chunk", String.valueOf(chunkRows), "out", out.toString())),
            JdbcPermissions.none());
    plan.addTo(pipeline, sizes);
    try {
      run.apply(pipeline).waitUntilFinish();
    } catch (Pipeline.PipelineExecutionException e) {
      if (e.getCause() instanceof DataException) {
        return Map.of("error", String.valueOf(e.getCause().getMessage()));
      }
      throw e;
    } finally {
      plan.discardLeftovers();
    }
    return contents(out);
  }

  private static PipelineResult runTwice(Pipeline pipeline) {
    pipeline.run().waitUntilFinish();
    return pipeline.run();
  }

  private static PipelineResult runRepeating(Pipeline pipeline) {
    Repeated.everyFunction(pipeline);
    return pipeline.run();
  }

  private static Map<String, String> contents(Path out) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".db")) {
          contents.putAll(tables(file.toString()));
        } else if (name.endsWith(".html")) {
          contents.put(name, WrittenReport.read(file).main());
        } else {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  private static Map<String, String> tables(String database) {
    String names = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    Map<String, String> contents = new TreeMap<>();
    for (List<?> table : Rows.of(SqliteLoader.query(database, names).loadData())) {
      Chunk rows = SqliteLoader.table(database, (String) table.get(0)).loadData();
      contents.put((String) table.get(0), rows.schema() + "\n" + Rows.of(rows));
    }
    return contents;
  }
}
