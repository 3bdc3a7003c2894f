package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that first learn facts from a whole input, and only then read the rows to process. */
class TwoPassTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    Files.writeString(
        folder.resolve("agents.csv"),
        "run,id,birth_time,death_time\na,1,0,5\na,2,3,\nb,3,1,\nc,4,1,\nc,5,1,4\n");
    Files.writeString(folder.resolve("steps.csv"), "run,step_number\na,0\na,9\na,8\nb,4\nb,2\n");
  }

  private static final String READS =
      """
      - {type: ReadFromCsv, name: agents, config: {path: FOLDER/agents.csv, chunk_size: %1$d}}
      - {type: ReadFromCsv, name: steps, config: {path: FOLDER/steps.csv, chunk_size: %1$d}}
      """;

  private static final String LIVES =
      "run,id,birth_time,death_time,alive,survival_time\r\na,1,0,5,false,5\r\na,2,3,,true,6\r\n"
          + "b,3,1,,true,3\r\nc,4,1,,true,\r\nc,5,1,4,false,3\r\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void agentsAreReadWhenTheStepsAreKnown(int chunkSize) throws IOException {
    CommandLineRun run =
        run(
            chunkSize,
            """
            - {type: AgentSurvival, input: [agents, steps], config: {run: [run]}}
            - {type: WriteToCsv, input: AgentSurvival, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo(LIVES);
    assertThat(run.err()).startsWith("Read 2 inputs, 10 rows");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void stepsOnChunksBeforeAndAfterAreAppliedOnce(int chunkSize) throws IOException {
    CommandLineRun run =
        run(
            chunkSize,
            """
            - {type: Filter, name: known, input: agents, config: {keep: run <> 'c'}}
            - {type: MapToFields, name: renamed, input: known, config: {append: true, fields: {n: id + 1}}}
            - {type: AgentSurvival, input: [renamed, steps], config: {run: [run]}}
            - {type: Filter, name: alive, input: AgentSurvival, config: {keep: alive}}
            - {type: Combine, input: alive, config: {group_by: [run], combine: {n: {value: n, fn: sum}, time: {value: survival_time, fn: mean}}}}
            - {type: WriteToCsv, input: Combine, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).hasContent("run,n,time\r\na,3,6.0\r\nb,4,3.0\r\n");
    assertThat(run.err()).startsWith("Read 2 inputs, 10 rows");
  }

  @Test
  void whatIsReadInBothPassesIsCountedOnce() throws IOException {
    CommandLineRun run =
        run(
            7,
            """
            - {type: AgentSurvival, input: [agents, steps], config: {run: [run]}}
            - {type: WriteToCsv, input: AgentSurvival, config: {path: FOLDER/out.csv}}
            - {type: Combine, input: agents, config: {group_by: [], combine: {n: count}}}
            - {type: AssertEqual, input: Combine, config: {elements: [{n: 5}]}}
            """);
    run.assertDone();
    assertThat(run.err()).startsWith("Read 2 inputs, 10 rows");
  }

  @Test
  void agentsOfSeveralReadsAreReadAgainTogether() throws IOException {
    CommandLineRun run =
        run(
            7,
            """
            - {type: Flatten, input: [agents, agents]}
            - {type: AgentSurvival, input: [Flatten, steps], config: {run: [run]}}
            - {type: Combine, input: AgentSurvival, config: {group_by: [], combine: {time: {value: survival_time, fn: sum}}}}
            - {type: AssertEqual, input: Combine, config: {elements: [{time: 34}]}}
            """);
    run.assertDone();
    assertThat(run.err()).startsWith("Read 2 inputs, 10 rows");
  }

  @Test
  void aCheckBeforeItIsMade() throws IOException {
    CommandLineRun run =
        run(
            7,
            """
            - {type: AssertEqual, input: agents, config: {elements: []}}
            - {type: AgentSurvival, input: [AssertEqual, steps], config: {run: [run]}}
            - {type: WriteToCsv, input: AgentSurvival, config: {path: FOLDER/out.csv}}
            """);
    assertThat(run.err())
        .startsWith(
            "AssertEqual (line 6): the rows aren't the expected rows; 0 missing: none; 5 unexpected: ");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void agentsMadeByAnAggregateWaitForTheSteps() throws IOException {
    CommandLineRun run =
        run(
            7,
            """
            - type: Combine
              input: agents
              config: {group_by: [run], combine: {birth_time: {value: birth_time, fn: min}, death_time: {value: death_time, fn: max}}}
            - {type: AgentSurvival, input: [Combine, steps], config: {run: [run]}}
            - {type: WriteToCsv, input: AgentSurvival, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(folder.resolve("out.csv"))
        .hasContent(
            "run,birth_time,death_time,alive,survival_time\r\na,0,5,false,5\r\nb,1,,true,3\r\n"
                + "c,1,4,false,3\r\n");
  }

  @Test
  void stepsMadeByAnAggregateAreLearnedFrom() throws IOException {
    CommandLineRun run =
        run(
            1,
            """
            - type: Combine
              input: steps
              config: {group_by: [run], combine: {last: {value: step_number, fn: max}}}
            - {type: AgentSurvival, input: [agents, Combine], config: {run: [run], step: last}}
            - {type: WriteToCsv, input: AgentSurvival, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo(LIVES);
  }

  private CommandLineRun run(int chunkSize, String steps) throws IOException {
    return CommandLineRun.ofSteps(folder, "composite", READS.formatted(chunkSize) + steps);
  }
}
