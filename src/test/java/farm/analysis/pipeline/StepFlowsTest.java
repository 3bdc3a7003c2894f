package farm.analysis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.ReadSizes;
import farm.analysis.pipeline.yaml.Parameters;
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

/** The Beam steps that a pipeline file becomes. */
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
            "steps + Filter (line 5) + rates + Rename (line 7) + WriteToCsv (line 8)" + "/Work");
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
            "steps + Filter (line 5) + rates + Rename (line 7) + Combine (line 8)/Work");
  }

  @Test
  void branchesAreOutputsOfOneStep() throws IOException {
    assertThat(
            works(
                PROCESSORS
                    + """
                    - {type: WriteToCsv, input: Rename, config: {path: FOLDER/out.csv}}
                    - {type: Combine, input: Filter, config: {group_by: [], combine: {n: count}}}
                    - {type: WriteToJson, input: Combine, config: {path: FOLDER/out.jsonl}}
                    """))
        .contains(
            "steps + Filter (line 5) + rates + Rename (line 7) + WriteToCsv (line 8)"
                + " + Combine (line 9)/Work",
            "Combine (line 9) results + WriteToJson (line 10)",
            "Publish/Move")
        .filteredOn(name -> name.endsWith("/Work"))
        .hasSize(2); // the manifests of the CSV file, and the groups
  }

  @Test
  void aStepOfTwoPassesReadsItsInputAgain() throws IOException {
    assertThat(
            works(
                """
                - {type: FillMissing, input: steps, config: {with: {births: mean}}}
                - {type: WriteToCsv, input: FillMissing, config: {path: FOLDER/out.csv}}
                - {type: WriteToCsv, input: steps, config: {path: FOLDER/raw.csv}}
                """))
        .filteredOn(name -> name.endsWith("/Work"))
        .containsExactlyInAnyOrder(
            "steps + FillMissing (line 5) + WriteToCsv (line 7)/Work",
            "steps + FillMissing (line 5) + WriteToCsv (line 7)/Work",
            "steps, pass 2 + FillMissing (line 5) + WriteToCsv (line 6)/Work");
  }

  @Test
  void agentsAreReadOnceAfterTheSteps() throws IOException {
    assertThat(
            works(
                """
                - {type: ReadFromSimulation, name: agents, config: {path: testdata/experiment/run_01.db, table: agents}}
                - {type: AgentSurvival, input: [agents, steps], config: {run: [simulation_id]}}
                - {type: WriteToCsv, input: AgentSurvival, config: {path: FOLDER/out.csv}}
                """))
        .filteredOn(name -> name.endsWith("/Work"))
        .containsExactlyInAnyOrder(
            "steps + AgentSurvival (line 6)/Work",
            "agents, pass 2 + AgentSurvival (line 6) + WriteToCsv (line 7)/Work");
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
    PipelinePlan.of(file, Parameters.of(Map.of()), JdbcPermissions.none())
        .addTo(pipeline, ReadSizes.local(2));
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
