package farm.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.report.table.ColumnRole.Other;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tables that a reader sorts, filters and saves. */
class TableInBrowserTest extends InBrowser {

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
}
