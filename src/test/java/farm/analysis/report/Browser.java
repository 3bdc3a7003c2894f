package farm.analysis.report;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, to open reports in. */
final class Browser implements AutoCloseable {

  /** Scrolls each chart into view and waits until it is drawn. */
  private static final String DRAW_ALL =
      """
      const done = arguments[arguments.length - 1];
      (async () => {
        for (const chart of document.querySelectorAll(".chart")) {
          chart.scrollIntoView({ behavior: "instant" });
          while (!chart.dataset.drawn && !chart.nextElementSibling?.textContent) {
            await new Promise(resolve => setTimeout(resolve, 10));
          }
        }
        scrollTo(0, 0);
        done();
      })();
      """;

  private final ChromeDriver driver;
  private final Path folder;

  private Browser(ChromeDriver driver, Path folder) {
    this.driver = driver;
    this.folder = folder;
  }

  /** A browser that keeps its pages in {@code folder}; empty if this machine has none. */
  static Optional<Browser> start(Path folder) {
    Optional<File> program = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<File> driver = onPath("chromedriver");
    if (program.isEmpty() || driver.isEmpty()) {
      return Optional.empty();
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program.get());
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get()).build();
    ChromeDriver chrome = new ChromeDriver(service, options);
    chrome.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    return Optional.of(new Browser(chrome, folder));
  }

  private static Optional<File> onPath(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(place -> new File(place, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Opens a report, in a light window of 1280 by 1000 pixels, and draws all its charts. */
  void open(Report report) throws IOException {
    StringBuilder html = new StringBuilder();
    HtmlReport.write(report, html);
    open(html.toString());
    driver.executeAsyncScript(DRAW_ALL);
  }

  /** Opens a page and waits until it is loaded, which {@code get} alone doesn't always do. */
  void open(String html) throws IOException {
    Path file = Files.createTempFile(folder, "report", ".html");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(html);
    }
    showAs("light");
    resize(1280);
    driver.get(file.toUri().toString());
    awaitThat("document.readyState === 'complete'");
  }

  /** Sets the reader's preferred colour scheme. */
  void showAs(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    command("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  void resize(int width) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Moves the pointer over an element, to a place given in shares of its width and height. */
  void pointAt(String selector, double x, double y) {
    List<?> at =
        (List<?>)
            run(
                """
                const element = document.querySelector(arguments[0]);
                element.scrollIntoView({ behavior: "instant" });
                const box = element.getBoundingClientRect();
                return [box.x + arguments[1] * box.width, box.y + arguments[2] * box.height];
                """,
                selector,
                x,
                y);
    for (int step = 1; step >= 0; step--) {
      double left = ((Number) at.get(0)).doubleValue() - step;
      double top = ((Number) at.get(1)).doubleValue();
      command("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", left, "y", top));
    }
  }

  private void command(String name, Map<String, Object> arguments) {
    driver.executeCdpCommand(name, arguments);
  }

  /** Runs a script and returns its value. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script that ends by calling its last argument with its value. */
  Object await(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** Waits until an expression is true. */
  void awaitThat(String condition) {
    await(
        """
        const done = arguments[arguments.length - 1];
        const check = () => (%s) ? done() : setTimeout(check, 10);
        check();
        """
            .formatted(condition));
  }

  /** The messages in the console since the last call: errors, warnings, refused scripts. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
