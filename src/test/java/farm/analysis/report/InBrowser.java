package farm.analysis.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a browser. Tests are skipped where there is no Chromium with its driver. */
abstract class InBrowser {

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

  static Browser open(Section... sections) throws IOException {
    Browser browser = started.orElseThrow();
    browser.open(new Report(SampleReport.head(), List.of(sections)));
    return browser;
  }

  static Browser open(TestTables table) throws IOException {
    return open(Section.of("Section", "", table.table()));
  }

  static Browser openSample() throws IOException {
    Browser browser = started.orElseThrow();
    browser.open(SampleReport.report());
    return browser;
  }

  /** Opens the page of a report with a change. */
  static Browser open(Report report, UnaryOperator<String> change) throws IOException {
    StringBuilder html = new StringBuilder();
    HtmlReport.write(report, html);
    Browser browser = started.orElseThrow();
    browser.open(change.apply(html.toString()));
    return browser;
  }

  /** The texts of all elements with this selector. */
  @SuppressWarnings("unchecked")
  static List<String> texts(Browser browser, String selector) {
    return (List<String>)
        browser.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
            selector);
  }
}
