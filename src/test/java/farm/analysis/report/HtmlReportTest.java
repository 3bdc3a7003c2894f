package farm.analysis.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.RequestException;
import farm.analysis.report.chart.HeatMap;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Other;
import farm.analysis.report.table.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028&'\"";

  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
  private static final Pattern DATA =
      Pattern.compile("(?s)<script type=\"application/json\">(.*?)</script>");

  private static String html(Report report) throws Exception {
    StringBuilder html = new StringBuilder();
    HtmlReport.write(report, html);
    return html.toString();
  }

  private static Head head(String title) {
    return new Head(
        title,
        List.of(),
        List.of(),
        0,
        0,
        Duration.ZERO,
        "farm-analysis 1.0",
        Optional.empty(),
        Map.of());
  }

  private static Report report(Section... sections) {
    return new Report(head("Title"), List.of(sections));
  }

  private static Section section(TestTables table) {
    return Section.of("Section", "", table.table());
  }

  private static String between(String start, String end, String text) {
    int from = text.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return text.substring(from, text.indexOf(end, from) + end.length());
  }

  @Test
  void tableIsPlainHtml() throws Exception {
    TestTables table =
        new TestTables()
            .column("type", new Category(), TextColumn.of("a & b", null))
            .column("agents", Measure.additive("count", ""), LongColumn.of(30_011, 7));
    assertThat(between("<table>", "</table>", html(report(section(table)))))
        .isEqualTo(
            """
            <table>
            <thead><tr><th scope=col class=t>type<th scope=col>agents</thead>
            <tbody>
            <tr><td class=t>a &amp; b<td>30,011</tr>
            <tr><td class=t><td>7</tr>
            </tbody>
            </table>""");
  }

  @Test
  void headSaysWhatWasReadAndHowToRepeatIt() throws Exception {
    Head head =
        new Head(
            "Foraging",
            List.of(
                new Input("runs/<1>.db", OptionalLong.of(3_739_648), OptionalLong.of(30_011)),
                new Input("runs/2.db", OptionalLong.empty(), OptionalLong.empty())),
            List.of("column '<b>' is missing in 1 of 2 databases: runs/2.db"),
            30_011,
            1,
            Duration.ofSeconds(125),
            "farm-analysis 1.0",
            Optional.of(new Head.PipelineText("a.yaml", "pipeline:\n  type: chain\n")),
            Map.of("experiment", "runs/*.db"));
    assertThat(between("<header>", "</header>", html(new Report(head, List.of()))))
        .isEqualTo(
            """
            <header>
            <h1>Foraging</h1>
            <p>2 inputs, 30,011 rows read, <strong>1 bad row left out</strong>. 2 min 5 s, with \
            farm-analysis 1.0.</p>
            <p>Note: column &#39;&lt;b&gt;&#39; is missing in 1 of 2 databases: runs/2.db.</p>
            <details><summary>Inputs</summary>
            <div class=box tabindex=0><table>
            <thead><tr><th scope=col class=t>Input<th scope=col>Size<th scope=col>Rows</thead>
            <tbody>
            <tr><td class=t>runs/&lt;1&gt;.db<td>3.7 MB<td>30,011</tr>
            <tr><td class=t>runs/2.db<td><td></tr>
            </tbody>
            </table></div>
            </details>
            <details><summary>Parameters</summary>
            <div class=box tabindex=0><table>
            <thead><tr><th scope=col class=t>Parameter<th scope=col class=t>Value</thead>
            <tbody>
            <tr><td class=t>experiment<td class=t>runs/*.db</tr>
            </tbody>
            </table></div></details>
            <details><summary>Pipeline a.yaml</summary>
            <pre tabindex=0>pipeline:
              type: chain
            </pre></details>
            </header>""");
  }

  @Test
  void policyAllowsExactlyTheScriptsOfThePage() throws Exception {
    String html = html(SampleReport.report());
    String policy = between("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">", html);
    List<String> allowed =
        Pattern.compile("'sha256-[^']*'")
            .matcher(policy)
            .results()
            .map(MatchResult::group)
            .toList();
    List<String> present =
        SCRIPT.matcher(html).results().map(script -> hash(script.group(1))).toList();
    assertThat(allowed).hasSize(3).isEqualTo(present);
    assertThat(policy.replaceAll("( 'sha256-[^']*')+", " HASHES"))
        .isEqualTo(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src"
                + " HASHES; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                + " form-action 'none'\">");
  }

  private static String hash(String script) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void hostileTextIsEscapedEverywhere() throws Exception {
    Table table =
        new TestTables()
            .column(HOSTILE, new Category(), TextColumn.of(HOSTILE))
            .column("n", Measure.additive(HOSTILE, HOSTILE), LongColumn.of(1))
            .table();
    Head head =
        new Head(
            HOSTILE,
            List.of(new Input(HOSTILE, OptionalLong.empty(), OptionalLong.empty())),
            List.of(HOSTILE),
            1,
            0,
            Duration.ZERO,
            HOSTILE,
            Optional.of(new Head.PipelineText(HOSTILE, HOSTILE)),
            Map.of(HOSTILE, HOSTILE));
    Section section = Section.of(HOSTILE, HOSTILE, table);
    String html = html(new Report(head, List.of(section, section)));
    String withoutScripts = SCRIPT.matcher(html).replaceAll("");
    assertThat(withoutScripts).doesNotContain("<script>", "<img", "\u2028&'");
    assertThat(DATA.matcher(html).results()).hasSize(2);
    assertThat(data(html).at("/columns/0/values/0").asText()).isEqualTo(HOSTILE);
    assertThat(data(html).at("/columns/0/name").asText()).isEqualTo(HOSTILE);
  }

  private static JsonNode data(String html) throws Exception {
    var found = DATA.matcher(html);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readTree(found.group(1));
  }

  @Test
  void dataHasTheExactValues() throws Exception {
    TestTables table =
        new TestTables()
            .column("l", new Other(), LongColumn.of(1L << 53, (1L << 53) + 1, Long.MIN_VALUE))
            .column("d", new Other(), DoubleColumn.of(0.1 + 0.2, Double.NaN, 2.0))
            .column("t", new Other(), TextColumn.of("a", null, ""));
    assertThat(data(html(report(section(table)))))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"name": "Section", "charts": [], "columns": [
                      {"name": "l", "type": "long",
                       "values": [9007199254740992, "9007199254740993", "-9223372036854775808"]},
                      {"name": "d", "type": "double", "values": [0.30000000000000004, "NaN", 2]},
                      {"name": "t", "type": "text", "values": ["a", null, ""]}]}
                    """));
  }

  @Test
  void chartsOfTheDataNameTheirColumns() throws Exception {
    TestTables table =
        new TestTables()
            .column("step", new Ordered(), LongColumn.of(1, 2))
            .column("mean", Measure.location("mean", "age"), LongColumn.of(3, 4));
    assertThat(data(html(report(section(table)))).at("/charts/0"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "line", "title": "age by step", "axis": "age",
                     "labels": [["mean", "mean"]], "x": "step",
                     "y": [{"column": "mean", "bands": null}], "by": null}
                    """));
  }

  @Test
  void cutTableSaysSo() throws Exception {
    Chunk rows = new TestTables().column("n", new Other(), LongColumn.of(1, 2)).table().rows();
    Section section = Section.of("Section", "", new Table(rows, 30_011, List.of(new Other())));
    assertThat(html(report(section)))
        .contains("<p class=note>Only the first 2 of 30,011 rows are here and in the charts.</p>");
  }

  @Test
  void measuresWithoutAChartAreNamed() throws Exception {
    TestTables table =
        new TestTables()
            .column("x", new Ordered(), LongColumn.of(1))
            .column("y", new Ordered(), LongColumn.of(1))
            .column("mean", Measure.location("mean", "age"), LongColumn.of(1))
            .column("max", Measure.max("age"), LongColumn.of(1));
    assertThat(html(report(section(table)))).contains("<p class=note>Only in the table: max.</p>");
  }

  @Test
  void reportWithoutChartsLeavesTheLibraryOut() throws Exception {
    TestTables table = new TestTables().column("n", new Other(), LongColumn.of(1));
    assertThat(html(report(section(table)))).hasSizeLessThan(100_000).doesNotContain("ECharts");
  }

  @Test
  void sameReportHasTheSameText() throws Exception {
    String html = html(SampleReport.report());
    assertThat(html(SampleReport.report())).isEqualTo(html);
    assertThat(html).hasSizeLessThan(1_500_000);
  }

  @Test
  void chartOfUnknownColumnIsRefused() {
    Table table = new TestTables().column("step", new Ordered(), LongColumn.of(1)).table();
    assertThatThrownBy(() -> new Section("S", "", table, List.of(new HeatMap("step", "stop", "z"))))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'stop'; did you mean 'step'? Columns: step");
  }

  @Test
  void chartOfTextIsRefused() {
    Table table =
        new TestTables()
            .column("step", new Ordered(), LongColumn.of(1))
            .column("type", new Category(), TextColumn.of("ant"))
            .table();
    assertThat(new Section("S", "", table, List.of(new HeatMap("type", "step", "step"))).charts())
        .hasSize(1);
    assertThatThrownBy(
            () -> new Section("S", "", table, List.of(new HeatMap("step", "step", "type"))))
        .isInstanceOf(RequestException.class)
        .hasMessage("heat_map needs numbers: column 'type' is text");
  }
}
