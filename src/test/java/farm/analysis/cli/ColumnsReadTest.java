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

/**
 * Only columns that a later step uses are read. The column {@code broken} is long by its first
 * rows; a later value in it ends every run that reads it.
 */
class ColumnsReadTest {

  private static final String READ =
      """
      - {type: ReadFromCsv, config: {path: FOLDER/agents.csv}}
      """;

  private static final String WRITE =
      """
      - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeAgents() throws IOException {
    StringBuilder csv = new StringBuilder("id,energy,broken,age\n");
    for (int i = 0; i < 5_000; i++) {
      csv.append(i).append(",0.5,").append(i == 1_003 ? "n/a" : "1").append(",7\n");
    }
    Files.writeString(folder.resolve("agents.csv"), csv);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: Combine, config: {group_by: [age], combine: {n: count}}}",
        "{type: Combine, config: {group_by: [], combine: {n: count}}}",
        "{type: Combine, config: {group_by: {tens: id / 10}, combine: {x: {value: energy * age,"
            + " fn: sum}}}}",
        "{type: Combine, config: {group_by: [], combine: {x: {value: '1', fn: sum}}}}",
        "{type: MapToFields, config: {fields: {x: energy * age}}}",
        "{type: Dominance, config: {run: [], step: id, type: age, count: energy}}",
        "{type: PopulationDynamics, config: {run: [], step: id, count: age}}",
        "{type: ResourceStatistics, config: {run: [age], step: id, amount: energy}}"
      })
  void aBrokenColumnThatNobodyUsesIsNotRead(String step) throws IOException {
    CommandLineRun run = CommandLineRun.ofSteps(folder, "chain", READ + "- " + step + "\n" + WRITE);
    run.assertDone();
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).startsWith("Read 1 input, 5,000 rows");
  }

  @Test
  void whatLaterStepsUseIsReadThroughThoseThatKeepIt() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            READ
                + """
                - {type: Filter, config: {keep: id < 10}}
                - {type: Rename, config: {columns: {energy: e}}}
                - {type: MapToFields, config: {append: true, drop: [age], fields: {years: age * 2}}}
                - {type: Combine, config: {group_by: [e], combine: {years: {value: years, fn: sum}}}}
                """
                + WRITE);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).hasContent("e,years\r\n0.5,140\r\n");
  }

  @Test
  void unpivotReadsItsColumnsAndThoseThatLaterStepsUse() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            READ
                + """
                - {type: Unpivot, config: {columns: [energy, age]}}
                - {type: Combine, config: {group_by: [name], combine: {sum: {value: value, fn: sum}}}}
                """
                + WRITE);
    run.assertDone();
    assertThat(folder.resolve("out.csv"))
        .hasContent("name,sum\r\nage,35000.0\r\nenergy,2500.0\r\n");
  }

  @Test
  void columnsThatTheReadNamesButNobodyUsesAreNotRead() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromCsv, config: {path: FOLDER/agents.csv, columns: [broken, age]}}
            - {type: Combine, config: {group_by: [age], combine: {n: count}}}
            """
                + WRITE);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).hasContent("age,n\r\n7,5000\r\n");
  }

  @Test
  void whatIsWrittenAsItIsReadWhole() throws IOException {
    CommandLineRun run = CommandLineRun.ofSteps(folder, "chain", READ + WRITE);
    assertThat(run.err())
        .startsWith(
            "agents.csv:1005: column 'broken' should be a whole number of 64 bits, was 'n/a'; ");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void allThatSeveralReadersUseIsRead() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "composite",
            """
            - {type: ReadFromCsv, name: agents, config: {path: FOLDER/agents.csv}}
            - {type: Combine, name: ages, input: agents, config: {group_by: [age], combine: {n: count}}}
            - {type: Combine, name: energies, input: agents, config: {group_by: [energy], combine: {n: count}}}
            - {type: AssertEqual, input: ages, config: {elements: [{age: 7, n: 5000}]}}
            - {type: AssertEqual, input: energies, config: {elements: [{energy: 0.5, n: 5000}]}}
            """);
    run.assertDone();
    assertThat(run.err()).startsWith("Read 1 input, 5,000 rows");
  }

  @Test
  void anUnknownColumnIsReportedWhereItIsNamedWithAllThatThereAre() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            READ
                + """
                - {type: Filter, config: {keep: energi > 0}}
                - {type: Combine, config: {group_by: [age], combine: {n: count}}}
                """
                + WRITE);
    assertThat(run.err())
        .isEqualTo(
            "pipeline.yaml:5:37: in \"energi > 0\", column 1: no column 'energi'; did you mean"
                + " 'energy'? Columns: id, energy, broken, age\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void rowsWithoutColumnsAreCounted() throws IOException {
    Files.writeString(folder.resolve("empty.json"), "[{}, {}]");
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            "- {type: ReadFromJson, config: {path: FOLDER/empty.json}}\n"
                + "- {type: Combine, config: {group_by: [], combine: {n: count}}}\n"
                + WRITE);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).hasContent("n\r\n2\r\n");
  }
}
