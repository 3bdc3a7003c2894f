package farm.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Other;
import farm.analysis.report.table.ColumnRole.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees and does in a browser. Skipped where there is no Chromium with its driver. */
class ReportInBrowserTest {

  private static final String HOSTILE = "</script><img src=x onerror=\"hacked=1\">{b}${c}%s";

  @TempDir static Path folder;

  private static Optional<Browser> started = Optional.empty();

  @BeforeAll
  static void start() {
    started = Browser.start(folder);
    assumeTrue(
        started.isPresent(), "no chromium and chromedriver on the PATH: reports aren't opened");
  }

  @AfterAll
  static void close() {
    started.ifPresent(Browser::close);
  }

  private static Browser open(Section... sections) throws IOException {
    Browser browser = started.orElseThrow();
    browser.open(new Report(SampleReport.head(), List.of(sections)));
    return browser;
  }

  private static Browser open(TestTables table) throws IOException {
    return open(Section.of("Section", "", table.table()));
  }

  private static Browser openSample() throws IOException {
    Browser browser = started.orElseThrow();
    browser.open(SampleReport.report());
    return browser;
  }

  /** The texts of all elements with this selector. */
  @SuppressWarnings("unchecked")
  private static List<String> texts(Browser browser, String selector) {
    return (List<String>)
        browser.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.trim())",
            selector);
  }

  /** The number of elements with this selector in the charts of each section. */
  private static Object marks(Browser browser, String title, String selector) {
    return browser.run(
        """
        const section = [...document.querySelectorAll("section")]
          .find(section => section.querySelector("h2").textContent === arguments[0]);
        return section.querySelectorAll(".chart " + arguments[1]).length;
        """,
        title,
        selector);
  }

  @Test
  void everyKindOfChartIsDrawnWithoutErrorsOrRequests() throws IOException {
    Browser browser = openSample();
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.chart')].map(c => c.dataset.drawn).join()"))
        .isEqualTo(
            "line,mirrored_areas,line,line,stacked_area,stacked_shares,line,stacked_area,"
                + "bars,bars,bars,dot_plot,box_plot,scatter_grid,heat_map,heat_map,heat_map,"
                + "histogram,survival_steps");
    assertThat(browser.run("return performance.getEntriesByType('resource').length")).isEqualTo(0L);
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void chartsHaveAMarkForEachValue() throws IOException {
    Browser browser = openSample();
    String blue = "[fill='#0072b2']";
    assertThat(marks(browser, "Agents of each type", "[fill=none][stroke='#d55e00']"))
        .as("line of the second of three types")
        .isEqualTo(1L);
    assertThat(marks(browser, "Generations of many lineages", "[fill=none][stroke='#0072b2']"))
        .as("nine types in panels of their own")
        .isEqualTo(9L);
    assertThat(marks(browser, "Health incidents", blue))
        .as("30 of 42 bars, 3 charts")
        .isEqualTo(90L);
    assertThat(marks(browser, "Health incidents", "[stroke='#1c2127']"))
        .as("an error bar is three lines")
        .isEqualTo(90L);
    assertThat(marks(browser, "Runs", blue)).as("12 runs, 6 measures").isEqualTo(72L);
    assertThat(marks(browser, "Many runs", "[fill='#0072b233']")).as("boxes").isEqualTo(6L);
    assertThat(marks(browser, "Parameters", blue)).as("48 runs, 2 by 3 panels").isEqualTo(288L);
    assertThat(marks(browser, "Where agents are", "[stroke='#ffffff']"))
        .as("267 cells, 2 maps")
        .isEqualTo(534L);
    assertThat(marks(browser, "Dominance", "[stroke='#ffffff']"))
        .as("12 by 3 cells")
        .isEqualTo(36L);
    assertThat(marks(browser, "Energy", blue)).as("24 bins, 3 types").isEqualTo(72L);
  }

  @Test
  void squaresOfAMapAreSquare() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("x", new Bin(10, 0), LongColumn.of(0, 40))
                .column("y", new Bin(10, 0), LongColumn.of(0, 10))
                .column("n", Measure.additive("count", ""), LongColumn.of(1, 2)));
    assertThat(
            browser.run(
                """
                const box = document.querySelector(".chart [stroke='#ffffff']").getBBox();
                return Math.abs(box.width / box.height - 1) < 0.001;
                """))
        .isEqualTo(true);
  }

  @Test
  void pointerShowsTheValues() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("step", new Ordered(), LongColumn.of(0, 10, 20))
                .column("low", Measure.min("energy"), LongColumn.of(1, 2, 3))
                .column("mid", Measure.location("mean", "energy"), DoubleColumn.of(2, 1234.5, 4))
                .column("high", Measure.max("energy"), LongColumn.of(5, 30_011, 7)));
    browser.pointAt(".chart", 0.5, 0.5);
    browser.await("setTimeout(arguments[0], 200)");
    assertThat(texts(browser, ".tip")).containsExactly("step 10mean1,234.5 (2 to 30,011)");
  }

  @Test
  void clickOnAHeaderSortsAndMissingValuesStayLast() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("name", new Other(), TextColumn.of("b", null, "a", "c"))
                .column("n", new Other(), LongColumn.of((1L << 60) + 1, 3, 1L << 60, 20)));
    String click = "document.querySelectorAll('th button')[arguments[0]].click()";
    browser.run(click, 0);
    assertThat(texts(browser, "section td:first-child")).containsExactly("a", "b", "c", "");
    browser.run(click, 0);
    assertThat(texts(browser, "section td:first-child")).containsExactly("c", "b", "a", "");
    browser.run(click, 0);
    assertThat(texts(browser, "section td:first-child")).containsExactly("b", "", "a", "c");
    browser.run(click, 1);
    assertThat(texts(browser, "section td:last-child"))
        .containsExactly("3", "20", "1152921504606846976", "1152921504606846977");
    assertThat(browser.run("return document.querySelectorAll('section th')[1].ariaSort"))
        .isEqualTo("ascending");
  }

  @Test
  void filterKeepsRowsWithAllWords() throws IOException {
    Browser browser = open(names());
    filter(browser, "ANT 2");
    assertThat(texts(browser, "section td:first-child")).containsExactly("red ant");
    assertThat(texts(browser, ".tools span")).containsExactly("1 of 3 rows");
    filter(browser, "");
    assertThat(texts(browser, "section td:first-child"))
        .containsExactly("ant", "red ant", "a, \"b\"");
  }

  private static TestTables names() {
    return new TestTables()
        .column("name", new Other(), TextColumn.of("ant", "red ant", "a, \"b\""))
        .column("energy", new Other(), DoubleColumn.of(0.1 + 0.2, 20, 1e-9));
  }

  private static void filter(Browser browser, String words) {
    browser.run(
        """
        const input = document.querySelector("input");
        input.value = arguments[0];
        input.dispatchEvent(new Event("input"));
        """,
        words);
  }

  @Test
  void downloadHasTheExactValuesOfTheKeptRows() throws IOException {
    Browser browser = open(names());
    assertThat(download(browser))
        .isEqualTo("name,energy\nant,0.30000000000000004\nred ant,20\n\"a, \"\"b\"\"\",1e-9\n");
    filter(browser, "red");
    assertThat(download(browser)).isEqualTo("name,energy\nred ant,20\n");
  }

  /** The text that the button would save; the browser's own download is left out. */
  private static Object download(Browser browser) {
    return browser.await(
        """
        const done = arguments[0];
        const makesUrl = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(done); return makesUrl(new Blob()); };
        document.querySelector(".tools button").click();
        URL.createObjectURL = makesUrl;
        """);
  }

  @Test
  void longTableShowsItsFirstRowsUntilAsked() throws IOException {
    Browser browser =
        open(new TestTables().column("n", new Other(), SampleReport.longs(10_000, i -> i)));
    assertThat(texts(browser, "section td")).hasSize(500).endsWith("499");
    assertThat(texts(browser, ".tools span")).containsExactly("the first 500 are shown");
    browser.run("document.querySelectorAll('.tools button')[1].click()");
    assertThat(texts(browser, "section td")).hasSize(10_000).endsWith("9999");
  }

  @Test
  void hostileNamesAreOnlyText() throws IOException {
    Browser browser = open(hostile(new Ordered()), hostile(new Run()), hostile(new Category()));
    for (String chart : List.of("#section-1 .chart", "#section-2 .chart", "#section-3 .chart")) {
      browser.pointAt(chart, 0.1, 0.5);
      browser.await("setTimeout(arguments[0], 200)");
    }
    assertThat(texts(browser, "#section-1 .tip b")).containsExactly(HOSTILE + " " + HOSTILE);
    assertThat(texts(browser, "#section-3 svg text").contains(HOSTILE)).isTrue();
    assertThat(browser.run("return window.hacked ?? document.querySelectorAll('img').length"))
        .isEqualTo(0L);
    assertThat(browser.run("const keys = []; for (const key in {}) keys.push(key); return keys"))
        .as("keys that all objects have")
        .isEqualTo(List.of());
    assertThat(browser.messages()).isEmpty();
  }

  private static Section hostile(ColumnRole role) {
    TextColumn names = TextColumn.of(HOSTILE, HOSTILE + "2", "__proto__", "");
    LongColumn numbers = LongColumn.of(1, 2, 3, 4);
    TestTables table =
        new TestTables()
            .column(HOSTILE, role, names)
            .column("a", Measure.location(HOSTILE, HOSTILE), numbers)
            .column("__proto__", Measure.location("constructor", "__proto__"), numbers);
    return Section.of(HOSTILE, HOSTILE, table.table());
  }

  @Test
  void policyRefusesAnyOtherScript() throws IOException {
    StringBuilder html = new StringBuilder();
    HtmlReport.write(new Report(SampleReport.head(), List.of()), html);
    Browser browser = started.orElseThrow();
    browser.open(html.toString().replace("<main>", "<main><script>hacked = 1</script>"));
    assertThat(browser.run("return typeof hacked")).isEqualTo("undefined");
    assertThat(browser.messages())
        .hasSize(1)
        .first()
        .asString()
        .contains("Content Security Policy");
  }

  @Test
  void tablesAreReadableWithoutScripts() throws IOException {
    StringBuilder html = new StringBuilder();
    HtmlReport.write(SampleReport.report(), html);
    Browser browser = started.orElseThrow();
    browser.allowScripts(false);
    try {
      browser.open(html.toString());
    } finally {
      browser.allowScripts(true);
    }
    assertThat(visible(browser, "section table")).isEqualTo(13L);
    assertThat(visible(browser, "figure")).isEqualTo(0L);
  }

  private static Object visible(Browser browser, String selector) {
    return browser.run(
        """
        return [...document.querySelectorAll(arguments[0])]
          .filter(element => element.getBoundingClientRect().height > 0).length;
        """,
        selector);
  }

  @Test
  void tablesAppearIfAScriptFails() throws IOException {
    StringBuilder html = new StringBuilder();
    HtmlReport.write(
        new Report(SampleReport.head(), List.of(Section.of("S", "", names().table()))), html);
    Browser browser = started.orElseThrow();
    browser.open(html.toString().replace("{\"name\":\"S\"", "{{"));
    assertThat(visible(browser, "section table")).isEqualTo(1L);
    assertThat(browser.messages()).hasSize(1).first().asString().contains("SyntaxError");
  }

  @Test
  void colorsFollowTheReadersSchemeAndPrintIsLight() throws IOException {
    Browser browser = openSample();
    browser.showAs("dark");
    browser.await("setTimeout(arguments[0], 500)");
    assertThat(marks(browser, "Runs", "[fill='#56b4e9']")).isEqualTo(72L);
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertThat(marks(browser, "Runs", "[fill='#0072b2']")).isEqualTo(72L);
    browser.run("dispatchEvent(new Event('afterprint'))");
    assertThat(marks(browser, "Runs", "[fill='#56b4e9']")).isEqualTo(72L);
  }

  @Test
  void pageFitsAPhone() throws IOException {
    Browser browser = openSample();
    browser.resize(360);
    browser.await("setTimeout(arguments[0], 500)");
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    assertThat(
            browser.run(
                """
                return [...document.querySelectorAll(".chart")]
                  .filter(chart => chart.querySelector("svg").clientWidth > chart.clientWidth).length;
                """))
        .isEqualTo(0L);
  }
}
