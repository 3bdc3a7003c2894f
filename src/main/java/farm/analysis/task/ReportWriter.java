package farm.analysis.task;

import farm.analysis.report.Head;
import farm.analysis.report.Report;
import farm.analysis.report.Section;
import farm.analysis.report.output.ProgramVersion;
import farm.analysis.report.output.ReportFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a result as a report, one HTML file with charts and tables: {@code
 * task.report(ReportWriter.of("population", rows -> List.of(Section.of("Population", "", table))))}
 * writes {@code population.html}.
 *
 * @param title the title of the report, and the name of the file without its ending
 * @param sections makes the sections of a result
 */
public record ReportWriter<R>(String title, Function<R, List<Section>> sections)
    implements Visualizer<R>, Reporter<R> {

  /** A writer of reports with this title. */
  public static <R> ReportWriter<R> of(String title, Function<R, List<Section>> sections) {
    return new ReportWriter<>(title, sections);
  }

  @Override
  public void report(R result, Path output) {
    Head head =
        new Head(
            title,
            List.of(),
            List.of(),
            0,
            0,
            Duration.ZERO,
            ProgramVersion.text(),
            Optional.empty(),
            Map.of());
    Path file = output.resolve(title + ".html");
    ReportFile.write(new Report(head, sections.apply(result)), file.toString());
  }

  @Override
  public void visualize(R result, Path output) {
    report(result, output);
  }
}
