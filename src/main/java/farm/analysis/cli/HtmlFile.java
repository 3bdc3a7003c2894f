package farm.analysis.cli;

import farm.analysis.report.HtmlReport;
import farm.analysis.report.Report;
import farm.analysis.write.OutputFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** An HTML file for a report, which appears when it is complete. */
record HtmlFile(OutputFile file) {

  private static final String PART = "report";

  /**
   * The file at {@code path}.
   *
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  static HtmlFile at(String path) {
    return new HtmlFile(OutputFile.at(path));
  }

  /** Writes a report; replaces an older file. */
  void write(Report report) {
    file.makeFolder();
    try {
      try (Writer out = Channels.newWriter(file.create(PART), StandardCharsets.UTF_8)) {
        HtmlReport.write(report, out);
      }
      file.publish(PART);
    } catch (IOException e) {
      throw file.failure(e);
    } finally {
      file.discard();
    }
  }
}
