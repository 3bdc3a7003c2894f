package farm.analysis.pipeline.starter;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterFileTest {

  private static String file(String data, String path, ColumnSample... columns) {
    return StarterFile.of(
        data,
        new ReadStep(
            "ReadFromCsv",
            Map.of("path", path),
            new Sample(List.of(columns), 10),
            List.of("Reads.")));
  }

  private static ColumnSample column(String name, ColumnType type, int distinct) {
    return new ColumnSample(name, type, 10, distinct, false);
  }

  @Test
  void theWholeFile() {
    String file =
        StarterFile.of(
            "runs",
            new ReadStep(
                "ReadFromExperiment",
                Map.of("path", "\"runs/*.db\""),
                new Sample(
                    List.of(
                        new ColumnSample("step", ColumnType.LONG, 10, 10, true),
                        column("agent_type", ColumnType.TEXT, 2),
                        column("energy", ColumnType.DOUBLE, 9),
                        column("age", ColumnType.LONG, 9),
                        column("health", ColumnType.LONG, 9),
                        column("reward", ColumnType.LONG, 9)),
                    10),
                List.of("Reads a table of all databases.", "Other tables: agents.")));
    assertThat(file)
        .isEqualTo(
            """
            # A first pipeline for runs.
            #
            # Save it as a file, such as first.yaml, change it as you like, and run it:
            #
            #   ./run.sh first.yaml
            #
            # './run.sh steps' lists all steps, and './run.sh steps Combine' describes one.
            pipeline:
              type: chain # one step after the other: a read, changes, a write
              transforms:
                # Reads a table of all databases.
                # Other tables: agents.
                # Columns: step, agent_type, energy, age, health, reward.
                - type: ReadFromExperiment
                  config:
                    path: "runs/*.db"

                # To keep only some rows, remove the first # of the next two lines:
                # - type: Filter
                #   config: {keep: "energy > 0"}

                # Makes one row of all rows with the same step. Other columns to group by: agent_type.
                - type: Combine
                  config:
                    group_by: [step]
                    combine:
                      rows: {fn: count}
                      mean_energy: {value: energy, fn: mean}
                      min_energy: {value: energy, fn: min}
                      max_energy: {value: energy, fn: max}
                      mean_age: {value: age, fn: mean}
                      mean_health: {value: health, fn: mean}
                      # Other columns of numbers: reward.
                      # Other functions: sum, median, stddev, count_distinct, and more.

                # Writes the result; '--set out=FOLDER' names another folder. WriteToJson and WriteToSqlite
                # write other formats.
                - type: WriteToCsv
                  config:
                    path: "{{ out | default('results') }}/runs_by_step.csv"
            """);
  }

  @Test
  void categoriesAreOrderedByTheirFrequencyAndNamesStayDistinct() {
    assertThat(file("a.csv", "a.csv", column("rows", ColumnType.TEXT, 2)))
        .contains("group_by: [rows]\n")
        .contains("          rows_2: {fn: count}\n")
        .contains("        order_by: [{column: rows_2, descending: true}]\n");
  }

  @Test
  void aNameIsQuotedInYamlAndInTheExpression() {
    assertThat(file("a.csv", "a.csv", column("a \"b\"", ColumnType.LONG, 9)))
        .contains("{keep: \"\\\"a \\\"\\\"b\\\"\\\"\\\" > 0\"}")
        .contains("\"mean_a \\\"b\\\"\": {value: \"a \\\"b\\\"\", fn: mean}");
    assertThat(file("a.csv", "a.csv", column("case", ColumnType.LONG, 9)))
        .contains("{keep: \"\\\"case\\\" > 0\"}");
  }

  @Test
  void longCommentsAreWrapped() {
    ColumnSample[] columns =
        Stream.iterate(1, i -> i + 1)
            .limit(50)
            .map(i -> column("a_column_with_a_long_name_%d".formatted(i), ColumnType.LONG, 9))
            .toArray(ColumnSample[]::new);
    String file = file("a.csv", "a.csv", columns);
    assertThat(file.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(file).contains("_30 and 20 more.");
  }

  @ParameterizedTest
  @CsvSource({
    "data/a.csv, data/a.csv, WriteToCsv",
    "data, data/*.csv, WriteToCsv",
    "results, results/*.csv, WriteToJson",
    "./results/, ./results/*.csv, WriteToJson",
    "., ./*.csv, WriteToCsv",
    "., ./**/*.csv, WriteToJson",
    "results/deep, results/deep/**/*.csv, WriteToCsv"
  })
  void theResultIsNoFileThatTheNextRunReads(String data, String path, String write) {
    assertThat(file(data, "\"" + path + "\"", column("a", ColumnType.LONG, 9)))
        .contains("- type: " + write);
  }

  @ParameterizedTest
  @CsvSource({
    "runs/run 1.final.db, run_1_summary.csv",
    "数据.csv, 数据_summary.csv",
    "/, data_summary.csv",
    "/a/.hidden.csv, _hidden_summary.csv"
  })
  void theResultIsNamedAfterTheData(String data, String name) {
    assertThat(file(data, "x", column("a", ColumnType.DOUBLE, 9))).contains("}}/" + name + "\"");
  }
}
