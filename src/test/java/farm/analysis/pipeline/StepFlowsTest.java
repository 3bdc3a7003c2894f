package farm.analysis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.ReadSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Beam is given of a pipeline file. */
class StepFlowsTest {

  private static final String PROCESSORS =
      """
      - {type: Filter, input: steps, config: {keep: births > 0}}
      - {type: MapToFields, name: rates, input: Filter, config: {append: true, fields: {rate: births / total_agents}}}
      - {type: Rename, input: rates, config: {columns: {rate: birth_rate}}}
      """;

  @TempDir private Path folder;

  @Test
  void aReadItsProcessorsAndAWriteAreOneStep() throws IOException {
    assertThat(
            works(
                PROCESSORS + "- {type: WriteToCsv, input: Rename, config: {path: FOLDER/out.csv}}"))
        .filteredOn(name -> name.endsWith("/Work"))
        .containsExactly(
            "steps + Filter (line 5) + rates + Rename (line 7) + WriteToCsv (line 8)"
                + "/WriteParts/Work");
  }

  @Test
  void aCombineIsJoinedWithWhatIsBeforeAndAfter() throws IOException {
    assertThat(
            works(
                PROCESSORS
                    + """
                    - {type: Combine, input: Rename, config: {group_by: [], combine: {n: count}}}
                    - {type: WriteToCsv, input: Combine, config: {path: FOLDER/out.csv}}
                    """))
        .filteredOn(name -> name.endsWith("/Work"))
        .containsExactly(
            "steps + Filter (line 5) + rates + Rename (line 7) + Combine (line 8)"
                + " + WriteToCsv (line 9)/WriteParts/Group/Work");
  }

  @Test
  void whatSeveralStepsReadIsProcessedOnce() throws IOException {
    assertThat(
            works(
                PROCESSORS
                    + """
                    - {type: WriteToCsv, input: Rename, config: {path: FOLDER/out.csv}}
                    - {type: WriteToJson, input: Rename, config: {path: FOLDER/out.jsonl}}
                    """))
        .filteredOn(name -> name.endsWith("/ReadChunks"))
        .containsExactly("steps + Filter (line 5) + rates + Rename (line 7)/ReadChunks");
  }

  @Test
  void agentsAreReadAfterTheSteps() throws IOException {
    assertThat(
            works(
                """
                - {type: ReadFromSimulation, name: agents, config: {path: testdata/experiment/run_01.db, table: agents}}
                - {type: AgentSurvival, input: [agents, steps], config: {run: [simulation_id]}}
                - {type: WriteToCsv, input: AgentSurvival, config: {path: FOLDER/out.csv}}
                """))
        .filteredOn(name -> name.endsWith("/Work"))
        .containsExactlyInAnyOrder(
            "steps + AgentSurvival (line 6) facts/Group/Work",
            "agents, pass 2 + AgentSurvival (line 6) 2 + WriteToCsv (line 7)/WriteParts/Work");
  }

  private List<String> works(String steps) throws IOException {
    String read =
        "- {type: ReadFromSimulation, name: steps, config: {path: testdata/experiment/run_01.db}}\n";
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        ("pipeline:\n  type: composite\n  transforms:\n" + (read + steps).indent(4))
            .replace("FOLDER", folder.toString()));
    Pipeline pipeline = Pipeline.create();
    PipelinePlan.of(file, Map.of(), JdbcPermissions.none(), ReadSizes.local(2), pipeline);
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitValue(PValue value, Node producer) {
            if (producer.getTransform() instanceof ParDo.MultiOutput) {
              names.add(producer.getFullName().replaceFirst("/ParMultiDo.*", ""));
            }
          }
        });
    return names;
  }
}
