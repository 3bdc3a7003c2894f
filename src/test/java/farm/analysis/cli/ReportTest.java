package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import farm.analysis.report.output.WrittenReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of pipelines: their sections, charts and head, and {@code --report}. */
class ReportTest {

  private static final String READ =
      """
      - {type: ReadFromCsv, name: agents, config: {path: FOLDER/agents.csv, path_column: file}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeAgents() throws IOException {
    Files.writeString(
        folder.resolve("agents.csv"),
        """
        step,kind,x,y,energy
        0,wolf,1.5,2,10
        0,sheep,12,7,20
        1,wolf,3,28,30
        1,sheep,14,9,
        """);
  }

  @Test
  void aChainCanEndWithSeveralWrites() throws IOException {
    chain(
        """
        - {type: Combine, config: {group_by: [step], combine: {agents: count}}}
        - {type: WriteToCsv, config: {path: FOLDER/steps.csv}}
        - {type: WriteToReport, config: {path: FOLDER/steps.html}}
        - {type: WriteToJson, config: {path: FOLDER/steps.jsonl}}
        """);
    assertThat(folder.resolve("steps.csv")).hasContent("step,agents\r\n0,2\r\n1,2\r\n");
    assertThat(folder.resolve("steps.jsonl"))
        .hasContent("{\"step\":0,\"agents\":2}\n{\"step\":1,\"agents\":2}\n");
    WrittenReport report = report("steps");
    assertThat(report.titles()).containsExactly("steps");
    assertThat(report.values(0, "agents")).containsExactly("2", "2");
  }

  @Test
  void parametersAgainstMeasuresAreAGridOfScatterPlots() throws IOException {
    CommandLineRun.ofSteps(
            folder,
            "chain",
            """
        - type: ReadFromExperiment
          config: {path: "testdata/experiment/run_0[123].db", table: parameters}
        - type: Combine
          config:
            group_by:
              [db_path, simulation_id, environment.width, resources.initial_resources, seed]
            combine: {steps: {value: simulation_steps, fn: mean}}
        - {type: Filter, config: {keep: '"resources.initial_resources" > 0'}}
        - {type: WriteToReport, config: {path: FOLDER/r.html}}
        """)
        .assertDone();
    WrittenReport report = report("r");
    assertThat(report.charts(0)).containsExactly("scatter_grid");
    assertThat(report.sections().get(0).at("/charts/0/x"))
        .extracting(JsonNode::textValue)
        .as("the width is the same in all runs")
        .containsExactly("resources.initial_resources", "seed");
    assertThat(report.values(0, "seed")).containsExactly("1", "2", "3", "4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "group_by: [step], combine: {m: {value: energy, fn: mean}}; line",
        "group_by: [step, kind], combine: {n: count}; stacked_area",
        "group_by: [step, kind], combine: {m: {value: energy, fn: mean}}; line",
        "group_by: [kind], combine: {n: count}; bars",
        "group_by: [left, low], combine: {n: count}; heat_map",
        "group_by: [source], combine: {m: {value: energy, fn: mean}}; dot_plot",
        "group_by: [source, kind], combine: {n: count}; heat_map",
        "group_by: [kind], combine: {n: {value: energy, fn: {type: histogram, width: 10}}}; histogram",
      })
  void theStepsBeforeChooseTheChart(String combine, String chart) throws IOException {
    chain(
        """
        - type: MapToFields
          config: {append: true, fields: {left: "bin(x, 10)", low: "bin(y, 10)", source: file}}
        - {type: Combine, config: {%s}}
        - {type: Filter, config: {keep: 1 = 1}}
        - {type: WriteToReport, config: {path: FOLDER/r.html}}
        """
            .formatted(combine));
    assertThat(report("r").charts(0)).containsExactly(chart);
  }

  @Test
  void rowsThatNoStepGroupedAreATableAndSoIsWhatTheFileAsksFor() throws IOException {
    composite(
        """
        - {type: Combine, input: agents, config: {group_by: [kind], combine: {n: count}}}
        - {type: WriteToReport, input: agents, config: {path: FOLDER/r.html}}
        - {type: WriteToReport, input: Combine, config: {path: FOLDER/r.html, chart: table}}
        """);
    assertThat(report("r").charts(0)).isEmpty();
    assertThat(report("r").charts(1)).isEmpty();
    assertThat(report("r").columns(0)).containsExactly("step", "kind", "x", "y", "energy", "file");
  }

  @Test
  void sectionsOfOneFileStandInTheOrderOfTheFile() throws IOException {
    composite(
        """
        - type: WriteToReport
          input: by_kind
          config: {path: FOLDER/r.html, title: First, max_rows: 1}
        - {type: Combine, name: by_kind, input: agents, config: {group_by: [kind], combine: {n: count}}}
        - type: WriteToReport
          input: agents
          config:
            path: FOLDER/r.html
            title: Second <b>
            chart:
              - {type: line, x: step, y: [{column: x, bands: [{lower: y, upper: energy}]}], by: kind}
              - {type: bars, category: kind, value: x, top: 1}
        """);
    WrittenReport report = report("r");
    assertThat(report.titles()).containsExactly("First", "Second <b>");
    assertThat(report.values(0, "kind")).containsExactly("sheep");
    assertThat(report.main())
        .contains(
            "Only the first 1 of 2 rows are here and in the charts.", "<h2>Second &lt;b&gt;</h2>");
    assertThat(report.charts(1)).containsExactly("line", "bars");
    assertThat(report.values(1, "energy")).containsExactly("10", "20", "30", "");
  }

  @Test
  void theHeadCountsAllRowsReadAlsoThoseLeftOutAndThoseReadTwice() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "composite",
            """
            - {type: ReadFromExperiment, name: agents, config: {path: testdata/experiment/run_01.db, table: agents}}
            - {type: ReadFromExperiment, name: steps, config: {path: testdata/experiment/run_01.db, table: steps}}
            - {type: Filter, name: late, input: steps, config: {keep: step_number >= 50}}
            - {type: AgentSurvival, input: [agents, steps], config: {run: [db_path]}}
            - {type: Combine, input: AgentSurvival, config: {group_by: [alive], combine: {n: count}}}
            - {type: ReadFromExperiment, name: states, config: {path: testdata/experiment/run_01.db, table: agent_states}}
            - {type: Filter, name: placed, input: states, config: {keep: step_number >= 50}}
            - {type: WriteToReport, input: placed, config: {path: FOLDER/r.html}}
            - {type: WriteToReport, input: Combine, config: {path: FOLDER/r.html}}
            - {type: WriteToReport, input: late, config: {path: FOLDER/r.html}}
            """);
    run.assertDone();
    assertThat(run.err()).startsWith("Read 3 inputs, 219 rows in 3 chunks");
    assertThat(report("r").head())
        .contains("<p>1 input, 219 rows read, no bad rows.")
        .contains("<tr><td class=t>testdata/experiment/run_01.db<td>")
        .contains("<td>219<");
  }

  @Test
  void theHeadHasTheFileAndTheParameters() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            """
            # <script>alert(1)</script>
            pipeline:
              type: chain
              transforms:
                - {type: ReadFromCsv, config: {path: "{{ in }}"}}
                - {type: WriteToReport, config: {path: "{{ out }}/r.html"}}
            """);
    CommandLineRun.of(file.toString(), "--set=in=" + folder + "/agents.csv", "--set=out=" + folder)
        .assertDone();
    assertThat(report("r").head())
        .contains(
            "<summary>Pipeline %s</summary>".formatted(file),
            "# &lt;script&gt;alert(1)&lt;/script&gt;\npipeline:",
            "<td class=t>in<td class=t>%s/agents.csv<".formatted(folder),
            "<td class=t>out<td class=t>%s<".formatted(folder));
  }

  @Test
  void theOptionAddsASectionForEachWrite() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            """
            pipeline:
              type: composite
              transforms:
                - {type: ReadFromCsv, name: agents, config: {path: FOLDER/agents.csv}}
                - {type: Combine, name: kinds, input: agents, config: {group_by: [kind], combine: {n: count}}}
                - {type: Combine, name: steps, input: agents, config: {group_by: [step], combine: {n: count}}}
                - {type: WriteToCsv, input: kinds, config: {path: FOLDER/kinds.csv}}
                - {type: WriteToCsv, input: steps, config: {path: FOLDER/steps.csv}}
                - {type: WriteToJson, input: steps, config: {path: FOLDER/steps.jsonl}}
                - {type: WriteToReport, input: steps, config: {path: FOLDER/own.html, title: Mine, chart: table}}
            """
                .replace("FOLDER", folder.toString()));
    CommandLineRun.of(file.toString(), "--report", folder + "/added.html").assertDone();
    assertThat(report("added").titles()).containsExactly(folder + "/kinds.csv", "Mine");
    assertThat(report("added").charts(0)).containsExactly("bars");
    assertThat(report("added").charts(1)).isEmpty();
    assertThat(report("own").titles()).containsExactly("Mine");
    CommandLineRun.of(file.toString(), "--report", folder + "/own.html").assertDone();
    assertThat(report("own").titles()).containsExactly("Mine", folder + "/kinds.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x.pdf; x.pdf: can't be written: the name of a report should end in .html",
        "agents.html; agents.html: can't be written: it is read by this pipeline",
        "a.html; a.html: can't be written: it is written twice by this pipeline",
        "none.html/r.html; none.html/r.html: can't be written: none.html isn't a folder"
      })
  void aReportThatCannotBeWrittenIsRefused(String report, String message) throws IOException {
    Files.copy(folder.resolve("agents.csv"), folder.resolve("agents.html"));
    Files.writeString(folder.resolve("none.html"), "");
    String steps =
        """
        pipeline:
          type: chain
          transforms:
            - {type: ReadFromCsv, config: {path: FOLDER/agents.html}}
            - {type: WriteToCsv, config: {path: FOLDER/a.html}}
        """;
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, steps.replace("FOLDER", folder.toString()));
    CommandLineRun run = CommandLineRun.of(file.toString(), "--report", folder + "/" + report);
    assertThat(run.err().replace(folder + "/", "")).isEqualTo(message + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("a.html")).doesNotExist();
  }

  @Test
  void aReportOfNothingIsRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            """
            pipeline:
              type: chain
              transforms:
                - {type: ReadFromCsv, config: {path: %s/agents.csv}}
                - {type: LogForTesting}
            """
                .formatted(folder));
    CommandLineRun run = CommandLineRun.of(file.toString(), "--report", "r.html");
    assertThat(run.err())
        .isEqualTo("r.html: there is nothing to report, because no step writes rows\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private void chain(String steps) throws IOException {
    CommandLineRun.ofSteps(folder, "chain", READ + steps).assertDone();
  }

  private void composite(String steps) throws IOException {
    CommandLineRun.ofSteps(folder, "composite", READ + steps).assertDone();
  }

  private WrittenReport report(String name) throws IOException {
    return WrittenReport.read(folder.resolve(name + ".html"));
  }
}
