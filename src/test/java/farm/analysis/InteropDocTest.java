package farm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.Postgres;
import farm.analysis.load.Rows;
import farm.analysis.load.jdbc.JdbcLoader;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.rows.Chunks;
import farm.analysis.write.table.WriteJdbc;
import farm.analysis.write.table.WriteSqlite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.transforms.Filter;
import org.apache.beam.sdk.schemas.transforms.Group;
import org.apache.beam.sdk.schemas.transforms.Select;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/interop.md}, word for word. */
class InteropDocTest {

  @TempDir private Path folder;

  @Test
  void everySnippetStandsInThisTest() throws IOException {
    DocSnippets.assertAllStandIn(InteropDocTest.class, "docs/interop.md", 3);
  }

  @Test
  void beamsTransformsJoinOnRows() {
    Pipeline pipeline = Pipeline.create();
    String path = "testdata/experiment/run_01.db";
    String out = folder.resolve("out.db").toString();
    PCollection<Row> agents =
        pipeline
            .apply("ReadAgents", SimulationLoader.of(path).withTable("agents"))
            .apply("AgentRows", Chunks.toRows());
    PCollection<Row> strongest =
        agents
            .apply(
                Filter.<Row>create()
                    .whereFieldName(
                        "starting_health", (Double health) -> health != null && health > 0))
            .apply(
                Group.<Row>byFieldNames("agent_type")
                    .aggregateField("starting_health", Max.ofDoubles(), "max_health"))
            .apply(Select.flattenedSchema());
    strongest
        .apply("StrongestChunks", Chunks.fromRows())
        .apply("WriteStrongest", WriteSqlite.to(out, "strongest"));
    pipeline.run().waitUntilFinish();
    assertThat(Rows.of(SqliteLoader.table(out, "strongest")))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            Rows.of(
                SqliteLoader.query(
                    path,
                    "SELECT agent_type, max(starting_health) FROM agents WHERE starting_health > 0"
                        + " GROUP BY agent_type")));
  }

  @Test
  void databasesAreReadAndWritten() {
    Pipeline pipeline = Pipeline.create();
    JdbcDatabase database =
        Postgres.database(
            "CREATE TABLE steps (step INTEGER, energy DOUBLE PRECISION)",
            "INSERT INTO steps VALUES (1, 0.25), (2, 0.75), (3, 1)");
    JdbcLoader steps =
        JdbcLoader.query(database, "SELECT step, energy FROM steps WHERE energy > ?", 0.5)
            .withPartitions("step", 4);
    pipeline.apply("ReadSteps", steps).apply("CopySteps", WriteJdbc.to(database, "strong_steps"));
    pipeline.run().waitUntilFinish();
    assertThat(Rows.of(JdbcLoader.table(database, "strong_steps")))
        .containsExactlyInAnyOrder(List.of(2L, 0.75), List.of(3L, 1.0));
  }
}
