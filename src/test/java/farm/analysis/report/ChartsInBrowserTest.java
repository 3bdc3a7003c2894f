package farm.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.TextColumn;
import farm.analysis.report.chart.Band;
import farm.analysis.report.chart.Bars;
import farm.analysis.report.chart.BoxPlot;
import farm.analysis.report.chart.DotPlot;
import farm.analysis.report.chart.HeatMap;
import farm.analysis.report.chart.Histogram;
import farm.analysis.report.chart.Line;
import farm.analysis.report.chart.MirroredAreas;
import farm.analysis.report.chart.ScatterGrid;
import farm.analysis.report.chart.StackedArea;
import farm.analysis.report.chart.StackedShares;
import farm.analysis.report.chart.SurvivalSteps;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Run;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.ColumnRole.Survival.Part;
import farm.analysis.report.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts as a reader sees them. */
class ChartsInBrowserTest extends InBrowser {

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
    browser.awaitThat("document.querySelector('.tip')");
    assertThat(texts(browser, ".tip")).containsExactly("step 10mean1,234.5 (2 to 30,011)");
  }

  @Test
  void wholeNumbersHaveNoTicksBetweenThem() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("generation", new Ordered(), LongColumn.of(0, 1, 2))
                .column("n", Measure.additive("count", ""), LongColumn.of(300, 200, 100)));
    assertThat(texts(browser, ".chart text"))
        .containsExactlyInAnyOrder("generation", "0", "1", "2", "n", "0", "100", "200", "300");
  }

  @ParameterizedTest
  @CsvSource({"0,light,#ffffff", "0,dark,#15181c", "-20,light,#ffffff", "-20,dark,#15181c"})
  void numbersInCellsAreLegible(int least, String scheme, String page) throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("run", new Run(), SampleReport.texts(40, i -> "run " + i / 4))
                .column("type", new Category(), SampleReport.texts(40, i -> "type " + i % 4))
                .column("n", Measure.additive("sum", "x"), SampleReport.longs(40, i -> least + i)));
    browser.showAs(scheme);
    browser.awaitThat("document.querySelector(\".chart [stroke='%s']\")".formatted(page));
    List<?> contrasts = (List<?>) browser.run(CONTRASTS);
    assertThat(contrasts)
        .hasSize(40)
        .allMatch(contrast -> ((Number) contrast).doubleValue() >= 4.5);
  }

  /** The contrast of each number in a cell with the cell, as WCAG 2.2 defines it. */
  private static final String CONTRASTS =
      """
      const luminance = color => {
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
          .map(c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const cells = [...document.querySelectorAll(".chart path[stroke][fill]:not([fill=none])")];
      const contrast = text => {
        const { x, y, width, height } = text.getBoundingClientRect();
        const cell = cells.find(cell => {
          const box = cell.getBoundingClientRect();
          const [dx, dy] = [x + width / 2 - box.x, y + height / 2 - box.y];
          return dx > 0 && dx < box.width && dy > 0 && dy < box.height;
        });
        const [low, high] = [text, cell].map(e => luminance(e.getAttribute("fill"))).sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      return [...document.querySelectorAll(".chart text")]
        .filter(text => getComputedStyle(text).fontSize === "11px")
        .map(contrast);
      """;

  @Test
  void numbersInCellsHaveAtMostThreeDigits() throws IOException {
    DoubleColumn numbers =
        DoubleColumn.of(0.35107, 30_011, 999.96, -1.25e-9, 2e300, 40, 0, 1234567);
    Browser browser =
        open(
            new TestTables()
                .column("run", new Run(), SampleReport.texts(8, i -> "run " + i))
                .column("type", new Category(), SampleReport.texts(8, i -> "ant"))
                .column("v", Measure.additive("sum", "v"), numbers));
    assertThat(texts(browser, ".chart text"))
        .contains("0.351", "30K", "1K", "-1.25e-9", "2e+300", "40", "0", "1.23M");
  }

  @Test
  void panelsOfDotsHaveRoomForTheirNames() throws IOException {
    TestTables table = new TestTables().column("run", new Run(), TextColumn.of("a", "b"));
    List<String> names =
        IntStream.range(0, 8).mapToObj(i -> "median_growth_rate_of_type_" + i).toList();
    names.forEach(name -> table.column(name, Measure.other("m", name), LongColumn.of(1, 2)));
    Browser browser = open(table);
    assertThat(texts(browser, ".chart text")).containsAll(names);
    browser.resize(360);
    browser.awaitThat("document.querySelector('.chart svg').clientWidth < 360");
    assertThat(texts(browser, ".chart text")).containsAll(names);
  }

  @Test
  void layersFillTheGapOfAHiddenOne() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("step", new Ordered(), LongColumn.of(0, 0, 1, 1))
                .column("type", new Category(), TextColumn.of("a", "b", "a", "b"))
                .column("n", Measure.additive("count", ""), LongColumn.of(900, 9, 900, 9)));
    assertThat(texts(browser, ".chart text")).contains("1,000");
    browser.run(
        """
        echarts.getInstanceByDom(document.querySelector(".chart"))
          .dispatchAction({ type: "legendToggleSelect", name: "a" });
        """);
    assertThat(texts(browser, ".chart text")).contains("10", "a", "b").doesNotContain("1,000");
  }

  @Test
  void bandOfSurvivorsEndsWithTheirCurve() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("age", new Ordered(), LongColumn.of(2, 4))
                .column("share", new Survival(Part.ESTIMATE), DoubleColumn.of(0.5, 0))
                .column("low", Measure.lower("low", "share", "95 %"), doubles(0.1, null))
                .column("high", Measure.upper("high", "share", "95 %"), doubles(0.9, null)));
    assertThat(
            browser.run(
                """
                const [band, curve] = ["[fill='#0072b2'][fill-opacity]", "[fill=none][stroke='#0072b2']"]
                  .map(mark => document.querySelector(".chart " + mark).getBoundingClientRect());
                return Math.abs(band.left - curve.left) < 1 && Math.abs(band.right - curve.right) < 1;
                """))
        .isEqualTo(true);
  }

  @Test
  void deathsAtTheStartAreAStepFromOne() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("age", new Ordered(), LongColumn.of(0, 4))
                .column("share", new Survival(Part.ESTIMATE), DoubleColumn.of(0.5, 0.5)));
    assertThat(
            browser.run(
                """
                const curve = document.querySelector(".chart [fill=none][stroke='#0072b2']");
                const plot = document.querySelector(".chart svg").clientHeight;
                return curve.getBBox().height > plot / 4;
                """))
        .isEqualTo(true);
  }

  @Test
  void lineOfMissingValuesIsANote() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("step", new Ordered(), LongColumn.of(0, 1))
                .column("mid", Measure.location("median", "age"), doubles(null, null)));
    assertThat(texts(browser, "figure .note")).containsExactly("There are no values to draw.");
    assertThat(texts(browser, ".chart text")).isEmpty();
  }

  private static Column doubles(@Nullable Double... values) {
    return Rows.column(ColumnType.DOUBLE, (Object[]) values);
  }

  @Test
  void zoomStaysWhenTheWindowChanges() throws IOException {
    Browser browser =
        open(
            new TestTables()
                .column("step", new Ordered(), SampleReport.longs(100, i -> i))
                .column("n", Measure.additive("count", ""), SampleReport.longs(100, i -> i)));
    browser.run(
        """
        echarts.getInstanceByDom(document.querySelector(".chart"))
          .dispatchAction({ type: "dataZoom", start: 50, end: 60 });
        """);
    browser.resize(700);
    browser.awaitThat("document.querySelector('.chart svg').clientWidth < 700");
    assertThat(texts(browser, ".chart text")).contains("54").doesNotContain("99");
  }

  @Test
  void colorsFollowTheReadersSchemeAndPrintIsLight() throws IOException {
    Browser browser = openSample();
    browser.showAs("dark");
    browser.awaitThat("document.querySelector(\".chart [fill='#56b4e9']\")");
    assertThat(marks(browser, "Runs", "[fill='#56b4e9']")).isEqualTo(72L);
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertThat(marks(browser, "Runs", "[fill='#0072b2']")).isEqualTo(72L);
    browser.run("dispatchEvent(new Event('afterprint'))");
    assertThat(marks(browser, "Runs", "[fill='#56b4e9']")).isEqualTo(72L);
  }

  @Test
  void oddTablesAreDrawnWithoutErrors() throws IOException {
    Browser browser =
        open(
            everyChart("no rows"),
            everyChart("one row", 1.0),
            everyChart("one value in all rows", 5.0, 5.0, 5.0),
            everyChart("below zero", -3.0, -1.0, -2.0),
            everyChart("nothing but missing values", null, null),
            everyChart(
                "no numbers", Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
            everyChart("far apart", 1e300, -1e-300, null, 0.0),
            survivors(),
            survivors(1.0),
            survivors(0.5, null, Double.NaN));
    assertThat(texts(browser, "figure .note").stream().filter(note -> note.contains("can't")))
        .isEmpty();
    assertThat(browser.messages()).isEmpty();
  }

  /** All kinds of charts of a table whose columns all have these values, or names for them. */
  private static Section everyChart(String title, @Nullable Double... values) {
    Column.Builder numbers = Column.builder(ColumnType.DOUBLE, values.length);
    Column.Builder jsons = Column.builder(ColumnType.JSON, values.length);
    for (Double value : values) {
      if (value == null) {
        numbers.appendMissing();
        jsons.appendMissing();
      } else {
        ((DoubleColumn.Builder) numbers).append(value);
        ((TextColumn.Builder) jsons)
            .append(
                "[{\"lower\":%1$s,\"upper\":%1$s,\"count\":1}]"
                    .formatted('"' + value.toString() + '"'));
      }
    }
    Column column = numbers.build();
    Column names =
        TextColumn.of(
            Stream.of(values).map(v -> v == null ? null : "name " + v).toArray(String[]::new));
    Table table =
        new TestTables()
            .column("x", new Ordered(), column)
            .column("bin", new Bin(10, 0), column)
            .column("type", new Category(), names)
            .column("v", Measure.additive("sum", "v"), column)
            .column("json", new ColumnRole.Histogram("v"), jsons.build())
            .table();
    Band band = new Band("v", "v");
    return new Section(
        title,
        "",
        table,
        List.of(
            new Line("x", List.of(new Line.Curve("v", List.of(band))), null),
            new Line("type", List.of(new Line.Curve("v", List.of(band))), "type"),
            new StackedArea("x", "v", "type"),
            new StackedShares("bin", "v", "type"),
            new MirroredAreas("x", "v", "v"),
            new HeatMap("bin", "bin", "v"),
            new HeatMap("type", "x", "v"),
            new Bars("type", "v", band, null),
            new DotPlot("type", List.of("v")),
            new BoxPlot(List.of("v")),
            new ScatterGrid(List.of("x", "type"), List.of("v"), "type"),
            new Histogram("json", List.of("type"))));
  }

  private static Section survivors(@Nullable Double... shares) {
    Section every = everyChart("survivors", shares);
    Band band = new Band("v", "v");
    return new Section(
        "survivors", "", every.table(), List.of(new SurvivalSteps("x", "v", band, "v", "type")));
  }

  @Test
  void pageFitsAPhone() throws IOException {
    Browser browser = openSample();
    browser.resize(360);
    browser.awaitThat(
        "[...document.querySelectorAll('.chart svg')].every(svg => svg.clientWidth < 360)");
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
