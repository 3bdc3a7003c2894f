package farm.analysis.report.output;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.report.chart.Bars;
import farm.analysis.report.chart.ChartSpec;
import farm.analysis.report.output.WriteReport.SectionFlow;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.write.Publish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WriteReportTest {

  private static final Schema SCHEMA =
      Schema.of(new Field("kind", ColumnType.TEXT), new Field("n", ColumnType.LONG));
  private static final List<ColumnRole> ROLES =
      List.of(new Category(), Measure.additive("count", ""));

  @TempDir private Path folder;

  @Test
  void aCollectionBecomesATable(TestPipeline pipeline) throws IOException {
    WriteReport write = WriteReport.to(folder.resolve("new/kinds.html").toString());
    created(pipeline, List.of(kinds(0, 0, row("a", 1L), row(null, null)))).apply(write);
    pipeline.run();
    write.discard();
    WrittenReport report = WrittenReport.read(folder.resolve("new/kinds.html"));
    assertThat(report.titles()).containsExactly("kinds");
    assertThat(report.charts(0)).isEmpty();
    assertThat(report.values(0, "kind")).containsExactly("a", "");
    assertThat(report.values(0, "n")).containsExactly("1", "");
    assertThat(report.head()).contains("<h1>kinds</h1>\n<p>Made with farm-analysis (not from a");
    assertThat(filesIn(folder.resolve("new"))).containsExactly("kinds.html");
  }

  @Test
  void aReportOfNoRowsHasAnEmptyTable(TestPipeline pipeline) throws IOException {
    created(pipeline, List.of()).apply(WriteReport.to(folder.resolve("x.html").toString()));
    pipeline.run();
    assertThat(WrittenReport.read(folder.resolve("x.html")).values(0, "n")).isEmpty();
  }

  @Test
  void theFirstRowsAreKeptInTheOrderOfTheirOriginsWhateverTheOrderOfTheChunks(TestPipeline pipeline)
      throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    for (int part = 0; part < 4; part++) {
      for (int ordinal = 0; ordinal < 6; ordinal++) {
        long first = 100 * part + 10 * ordinal;
        chunks.add(kinds(part, ordinal, row("a", first), row("b", first + 1)));
      }
    }
    Collections.shuffle(chunks, new Random(5));
    write(pipeline, chunks, section(15, null));
    WrittenReport report = WrittenReport.read(folder.resolve("x.html"));
    assertThat(report.values(0, "n"))
        .containsExactly(
            "0", "1", "10", "11", "20", "21", "30", "31", "40", "41", "50", "51", "100", "101",
            "110");
    assertThat(report.main()).contains("Only the first 15 of 48 rows are here and in the charts.");
    assertThat(report.charts(0)).containsExactly("bars");
  }

  @Test
  void sectionsStandInTheirOrderWithTheirOwnRowsAndCharts(TestPipeline pipeline)
      throws IOException {
    ChunkFlow one = ChunkFlow.of(created(pipeline, List.of(kinds(0, 0, row("a", 1L)))));
    WriteReport write = WriteReport.to(folder.resolve("x.html").toString());
    Publish.together(
        List.of(
            write.write(
                HeadPlan.ofProgram("v"),
                List.of(
                    new SectionFlow(section(10, List.of()), one),
                    new SectionFlow(section(1, List.of(new Bars("kind", "n", null, null))), one)),
                List.of())));
    pipeline.run();
    WrittenReport report = WrittenReport.read(folder.resolve("x.html"));
    assertThat(report.titles()).containsExactly("Kinds", "Kinds");
    assertThat(report.charts(0)).isEmpty();
    assertThat(report.charts(1)).containsExactly("bars");
  }

  @Test
  void theHeadSaysWhatWasRead(TestPipeline pipeline) throws IOException {
    ChunkFlow rows =
        ChunkFlow.of(
            created(
                pipeline,
                List.of(kinds(0, 0, row("a", 1L), row("b", 2L)), kinds(0, 1, row("c", 3L)))));
    Map<String, Long> inputs = Map.of("in.csv", 2_500L);
    HeadPlan head =
        new HeadPlan(
            "program 1", inputs, List.of("a note"), "p.yaml", "steps <b>", Map.of("a", "b"));
    WriteReport write = WriteReport.to(folder.resolve("x.html").toString());
    Publish.together(
        List.of(
            write.write(head, List.of(new SectionFlow(section(1, null), rows)), List.of(rows))));
    pipeline.run();
    assertThat(WrittenReport.read(folder.resolve("x.html")).head())
        .contains(
            "<p>1 input, 3 rows read, no bad rows. Made with program 1.</p>",
            "<p>Note: a note.</p>",
            "<tr><td class=t>in.csv<td>2.5 kB<td>3<",
            "<tr><td class=t>a<td class=t>b<",
            "<summary>Pipeline p.yaml</summary>",
            "steps &lt;b&gt;");
  }

  @Test
  void halfACharacterIsRefused(TestPipeline pipeline) {
    Path file = folder.resolve("x.html");
    created(pipeline, List.of(kinds(0, 0, row("\ud800", 1L))))
        .apply(WriteReport.to(file.toString()));
    assertThatThrownBy(pipeline::run)
        .isInstanceOf(Pipeline.PipelineExecutionException.class)
        .cause()
        .isInstanceOf(DataException.class)
        .hasMessage("%s: a text has half a surrogate pair, which UTF-8 can't hold", file);
    assertThat(file).doesNotExist();
  }

  @Test
  void aColumnThatAChartLacksIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> section(1, List.of(new Bars("kind", "m", null, null))))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'm'; columns: kind, n");
  }

  @Test
  void theNameOfAReportEndsInHtml() {
    assertThatThrownBy(() -> WriteReport.to("report.pdf"))
        .isInstanceOf(RequestException.class)
        .hasMessage("report.pdf: can't be written: the name of a report should end in .html");
    assertThat(WriteReport.to(folder + "/a.b.HTM").title()).isEqualTo("a.b");
  }

  private void write(TestPipeline pipeline, List<Chunk> chunks, SectionPlan section) {
    ChunkFlow rows = ChunkFlow.of(created(pipeline, chunks));
    Publish.together(
        List.of(
            WriteReport.to(folder.resolve("x.html").toString())
                .write(
                    HeadPlan.ofProgram("v"), List.of(new SectionFlow(section, rows)), List.of())));
    pipeline.run();
  }

  private static SectionPlan section(int maxRows, @Nullable List<ChartSpec> charts) {
    return new SectionPlan("Kinds", SCHEMA, ROLES, charts, maxRows);
  }

  private static Chunk kinds(int part, int ordinal, List<?>... rows) {
    return Rows.chunk(SCHEMA, new Origin("in.csv", part, ordinal, 0), List.of(rows));
  }

  private static PCollection<Chunk> created(TestPipeline pipeline, List<Chunk> chunks) {
    return pipeline.apply(Create.of(chunks).withCoder(ChunkCoder.of(SCHEMA)));
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
