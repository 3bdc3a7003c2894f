package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinStepTest {

  private static final String SMALL =
      """
      - {type: Create, name: agents, config: {elements: [{id: 1, kind: wolf}, {id: 2, kind: sheep}, {id: 3, kind: sheep}, {id: , kind: grass}]}}
      - {type: Create, name: meals, config: {elements: [{eater: 2, meal: grass}, {eater: 1.0, meal: sheep}, {eater: 0.5, meal: air}, {eater: 2}]}}
      """;

  @TempDir private Path folder;

  @Test
  void keysOfOtherTypesAreEqualByValue() throws IOException {
    assertThat(
            rows(
                SMALL
                    + """
                    - type: Join
                      name: all
                      input: {m: meals, a: agents}
                      config: {type: outer, equalities: [{m: eater, a: id}]}
                    """))
        .isEqualTo(
            """
            eater,meal,id,kind
            2.0,grass,2,sheep
            1.0,sheep,1,wolf
            0.5,air,,
            2.0,,2,sheep
            ,,3,sheep
            ,,,grass
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void aReadIsJoinedWithWhatWasLearnedFromIt(int chunkRows) throws IOException {
    assertThat(
            rows(
                """
                - {type: ReadFromSimulation, name: steps, config: {path: testdata/experiment/run_01.db, chunk_size: %d}}
                - {type: Combine, name: most, input: steps, config: {group_by: [simulation_id], combine: {agents: {value: total_agents, fn: max}}}}
                - {type: Join, name: both, input: {s: steps, m: most}, config: {equalities: simulation_id}}
                - {type: Filter, name: best, input: both, config: {keep: total_agents = agents and step_number > 27}}
                - {type: MapToFields, name: all, input: best, config: {fields: {step_number: step_number, agents: agents}}}
                """
                    .formatted(chunkRows)))
        .isEqualTo("step_number,agents\n28,24\n33,24\n44,24\n");
  }

  private String rows(String steps) throws IOException {
    Path out = folder.resolve("out.csv");
    Path file =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            "pipeline:\n  type: composite\n  transforms:\n"
                + (steps
                        + "- {type: WriteToCsv, input: all, config: {path: %s, line_end: lf}}\n"
                            .formatted(out))
                    .indent(4));
    CommandLineRun run = CommandLineRun.of(file.toString());
    assertThat(run.err()).startsWith("Read ");
    return Files.readString(out);
  }
}
