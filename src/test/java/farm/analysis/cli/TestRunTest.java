package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests in a pipeline file. */
class TestRunTest {

  private static final String PIPELINE =
      """
      pipeline:
        transforms:
          - {type: ReadFromSqlite, name: agents, config: {path: /nothing/there.db, table: agents}}
          - {type: Filter, name: alive, input: agents, config: {keep: energy > 0}}
          - type: Combine
            name: by_kind
            input: alive
            config: {group_by: kind, combine: {n: count, energy: mean}}
          - {type: WriteToCsv, input: by_kind, config: {path: /nothing/out.csv}}
          - {type: Combine, name: total, input: [agents, alive], config: {group_by: [], combine: {n: count}}}
          - {type: WriteToJson, name: totals, input: total, config: {path: "/nothing/{{ name }}"}}
      """;

  @TempDir private Path folder;

  @Test
  void mocksStandForStepsAndNeitherInputsNorOutputsAreOpened() throws IOException {
    CommandLineRun run =
        run(
            """
            tests:
              - name: the living are counted
                mock_outputs:
                  - name: agents
                    elements:
                      - {kind: system, energy: 2.5}
                      - {kind: system, energy: -1}
                      - {kind: system, energy: 3.5}
                      - {kind: control, energy: 1}
                      - {kind: control, energy: null}
                expected_outputs:
                  - {name: alive, elements: [{kind: control, energy: 1}, {kind: system, energy: 2.5}, {kind: system, energy: 3.5}]}
                expected_inputs:
                  - name: WriteToCsv
                    elements:
                      - {kind: system, n: 2, energy: 3}
                      - {kind: control, n: 1, energy: 1}
                  - name: totals
                    elements: [{n: 8}]
              - mock_inputs:
                  - {name: total, elements: [a, b, c]}
                expected_outputs:
                  - {name: total, elements: [{n: 3}]}
            """);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            passed  the living are counted
            passed  line 31
            2 tests passed, 0 failed
            """);
    assertThat(run.exitCode()).isZero();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void aMockOfNoRowsNamesItsColumns() throws IOException {
    CommandLineRun run =
        run(
            """
            tests:
              - name: nobody
                mock_outputs: [{name: agents, elements: [], schema: {kind: text, energy: double}}]
                expected_inputs: [{name: WriteToCsv, elements: []}, {name: totals, elements: [{n: 0}]}]
              - name: no energy
                mock_outputs: [{name: alive, elements: [{kind: a, energy: null}], schema: {energy: long}}]
                expected_outputs: [{name: by_kind, elements: [{kind: a, n: 1}]}]
            """);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            passed  nobody
            passed  no energy
            2 tests passed, 0 failed
            """);
  }

  @Test
  void columnsOfMocksMustBeKnown() throws IOException {
    CommandLineRun run =
        run(
            """
            tests:
              - name: a
                mock_outputs: [{name: alive, elements: []}]
                expected_outputs: [{name: by_kind, elements: []}]
              - name: b
                mock_outputs: [{name: alive, elements: [{kind: a, energy: 0.5}], schema: {energy: long}}]
                expected_outputs: [{name: by_kind, elements: []}]
            """);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            """
            p.yaml:14:44: 'elements' should have at least one column, has none; without rows, name the columns in 'schema' (in test 'a')
            p.yaml:17:44: column 'energy' of 'elements' is double, but long in 'schema' (in test 'b')
            """);
  }

  @Test
  void rowsThatDifferAreToldAndTheCodeIsThree() throws IOException {
    CommandLineRun run =
        run(
            """
            tests:
              - name: wrong
                mock_outputs: [{name: alive, elements: [{kind: a, energy: 1}]}]
                expected_inputs: [{name: WriteToCsv, elements: [{kind: a, n: 2, energy: 1}]}]
              - name: right
                mock_outputs: [{name: alive, elements: [{kind: a, energy: 1}]}]
                expected_inputs: [{name: WriteToCsv, elements: [{kind: a, n: 1, energy: 1}]}]
              - name: overflow
                mock_outputs: [{name: agents, elements: [{energy: 9223372036854775807, kind: a}]}]
                expected_outputs: [{name: alive, elements: []}]
            """);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            failed  wrong
                    expected_inputs of 'WriteToCsv': the rows aren't the expected rows; 1 missing: {"kind":"a","n":2,"energy":1.0}; 1 unexpected: {"kind":"a","n":1,"energy":1.0}
            passed  right
            failed  overflow
                    expected_outputs of 'alive': the rows aren't the expected rows; 0 missing: none; 1 unexpected: {"energy":9223372036854775807,"kind":"a"}
            1 test passed, 2 failed
            """);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void mistakesInTestsAreToldWithTheirPlaces() throws IOException {
    CommandLineRun run =
        run(
            """
            tests:
              - {mock_output: [], expected_outputs: [{name: alive}, {elements: []}, x]}
              - {mock_inputs: 3, allowed_sources: [[a]], expected_inputs: [{name: alive, elements: [[a]]}]}
              - name: none
              - later
            """);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            """
            p.yaml:13:6: Key 'mock_output' isn't known to a test; did you mean 'mock_outputs'? Known: name, mock_inputs, mock_outputs, expected_inputs, expected_outputs, allowed_sources
            p.yaml:13:42: The rows of a step need key 'elements'
            p.yaml:13:57: The rows of a step need key 'name'
            p.yaml:13:73: An item of 'expected_outputs' should be a mapping, was 'x'
            p.yaml:14:19: Key 'mock_inputs' should be a list, was '3'
            p.yaml:14:40: A source in 'allowed_sources' should be text, was a list
            p.yaml:15:5: A test needs 'expected_inputs' or 'expected_outputs'
            p.yaml:16:5: A test should be a mapping, was 'later'
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void stepsOfTestsMustFit() throws IOException {
    CommandLineRun run =
        run(
            """
            tests:
              - {name: a, expected_outputs: [{name: alife, elements: []}]}
              - {name: b, expected_outputs: [{name: alive, elements: []}, {name: totals, elements: []}]}
              - {name: c, mock_outputs: [{name: totals, elements: []}], expected_inputs: [{name: agents, elements: []}]}
              - {name: d, mock_outputs: [{name: agents, elements: [{x: 1}]}], expected_outputs: [{name: alive, elements: [{y: 1}]}]}
              - {name: e, mock_outputs: [{name: alive, elements: [{kind: x, energy: 1}]}], expected_outputs: [{name: by_kind, elements: [{n: x, m: 1}]}]}
              - {name: f, allowed_sources: [agents], expected_outputs: [{name: alive, elements: []}]}
              - {name: g, mock_inputs: [{name: agents, elements: []}], expected_outputs: [{name: alive, elements: []}]}
            """);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            """
            p.yaml:3:59: /nothing/there.db: no such file (in test 'f')
            p.yaml:4:65: in "energy > 0", column 1: no column 'energy'; columns: x (in test 'd')
            p.yaml:13:41: No step is named 'alife'; did you mean 'alive'? Steps: WriteToCsv, agents, alive, by_kind, total, total-Flatten, totals (in test 'a')
            p.yaml:14:5: agents reads files in this test; give its rows under 'mock_outputs', or name it in 'allowed_sources' (in test 'b')
            p.yaml:14:70: totals has no output; write 'expected_inputs' for the rows that it writes (in test 'b')
            p.yaml:15:37: totals has no output to mock (in test 'c')
            p.yaml:15:86: agents reads no other step; write 'mock_outputs' or 'expected_outputs' for its rows (in test 'c')
            p.yaml:16:112: no column 'y'; columns: x (in test 'd')
            p.yaml:17:133: no column 'm'; columns: kind, n, energy (in test 'e')
            p.yaml:19:5: agents reads files in this test; give its rows under 'mock_outputs', or name it in 'allowed_sources' (in test 'g')
            p.yaml:19:36: agents reads no other step; write 'mock_outputs' or 'expected_outputs' for its rows (in test 'g')
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void checkCountsTheTestsAndChecksThem() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "a\n1\n2\n");
    Path file = folder.resolve("p.yaml");
    String yaml =
        """
        pipeline:
          type: chain
          transforms:
            - {type: ReadFromCsv, config: {path: FOLDER/in.csv}}
            - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
        tests:
          - {mock_outputs: [{name: ReadFromCsv, elements: [{a: 3}]}], expected_inputs: [{name: WriteToCsv, elements: [{a: 2}]}]}
        """
            .replace("FOLDER", folder.toString());
    Files.writeString(file, yaml);
    assertThat(CommandLineRun.of("check", file.toString()).out())
        .isEqualTo(
            "The file has no problems: 2 steps, 1 test; 1 output to write: %s/out.csv%n"
                .formatted(folder));
    CommandLineRun.of(file.toString()).assertDone();
    Files.writeString(file, yaml.replace("elements: [{a: 2}]", "elements: [{b: 2}]"));
    assertThat(CommandLineRun.of("check", file.toString()).err())
        .endsWith("p.yaml:7:112: no column 'b'; columns: a (in test 'line 7')\n");
    CommandLineRun.of(file.toString()).assertDone();
  }

  @Test
  void aFileWithoutTestsCanNotBeTested() throws IOException {
    CommandLineRun run = run("");
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "Option '--test' needs a pipeline file with key 'tests'; docs/pipelines.md describes"
                + " tests\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void allowedSourcesAreRead() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "a\n1\n2\n");
    CommandLineRun run =
        run(
            """
            pipeline:
              type: chain
              transforms:
                - {type: ReadFromCsv, config: {path: FOLDER/in.csv}}
                - {type: Filter, config: {keep: a > 1}}
                - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
            """,
            """
            tests:
              - {allowed_sources: [ReadFromCsv], expected_inputs: [{name: WriteToCsv, elements: [{a: 2}]}]}
            """);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  private CommandLineRun run(String tests) throws IOException {
    return run(PIPELINE, tests);
  }

  private CommandLineRun run(String pipeline, String tests) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, (pipeline + tests).replace("FOLDER", folder.toString()));
    CommandLineRun run =
        pipeline.equals(PIPELINE)
            ? CommandLineRun.of(file.toString(), "--test", "--set", "name=x.json")
            : CommandLineRun.of(file.toString(), "--test");
    return new CommandLineRun(run.exitCode(), run.out(), run.err().replace(folder + "/", ""));
  }
}
