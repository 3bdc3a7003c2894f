package farm.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Other;
import farm.analysis.report.table.ColumnRole.Run;
import farm.analysis.report.table.Table;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages with hostile names, without scripts, or with scripts that fail. */
class SafetyInBrowserTest extends InBrowser {

  private static final String HOSTILE = "</script><img src=x onerror=\"hacked=1\">{b}${c}%s";

  @Test
  void hostileNamesAreOnlyText() throws IOException {
    Browser browser = open(hostile(new Ordered()), hostile(new Run()), hostile(new Category()));
    assertThat(tip(browser, "#section-1", 0.1, 0.5)).isEqualTo(HOSTILE + " " + HOSTILE);
    assertThat(tip(browser, "#section-2", 0.6, 0.25)).isEqualTo(HOSTILE);
    assertThat(tip(browser, "#section-3", 0.6, 0.66)).isEqualTo(HOSTILE);
    assertThat(texts(browser, "#section-3 svg text").contains(HOSTILE)).isTrue();
    assertThat(browser.run("return window.hacked ?? document.querySelectorAll('img').length"))
        .isEqualTo(0L);
    assertThat(browser.run("const keys = []; for (const key in {}) keys.push(key); return keys"))
        .as("keys that all objects have")
        .isEqualTo(List.of());
    assertThat(browser.messages()).isEmpty();
  }

  /** The heading of the values that the first chart of a section shows at this place. */
  private static String tip(Browser browser, String section, double x, double y) {
    browser.pointAt(section + " .chart", x, y);
    browser.awaitThat("document.querySelector('%s .tip b')".formatted(section));
    return texts(browser, section + " .tip b").get(0);
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
    Browser browser =
        open(
            new Report(SampleReport.head(), List.of()),
            html -> html.replace("<main>", "<main><script>hacked = 1</script>"));
    assertThat(browser.run("return typeof hacked")).isEqualTo("undefined");
    assertThat(browser.messages())
        .hasSize(1)
        .first()
        .asString()
        .contains("Content Security Policy");
  }

  @Test
  void tablesAreReadableWithoutScripts() throws IOException {
    Browser browser =
        open(
            SampleReport.report(),
            html -> html.replaceFirst("script-src [^;]*", "script-src 'none'"));
    assertThat(visible(browser, "section table")).isEqualTo(13L);
    assertThat(visible(browser, "figure")).isEqualTo(0L);
    assertThat(browser.messages())
        .as("scripts that the policy refused")
        .hasSize(3)
        .allMatch(message -> message.contains("Content Security Policy"));
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
    Table table = new TestTables().column("n", new Other(), LongColumn.of(1)).table();
    Report report = new Report(SampleReport.head(), List.of(Section.of("S", "", table)));
    Browser browser = open(report, html -> html.replace("{\"name\":\"S\"", "{{"));
    assertThat(visible(browser, "section table")).isEqualTo(1L);
    assertThat(browser.messages()).hasSize(1).first().asString().contains("SyntaxError");
  }
}
