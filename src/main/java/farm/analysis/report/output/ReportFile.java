package farm.analysis.report.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import farm.analysis.problem.DataException;
import farm.analysis.report.HtmlReport;
import farm.analysis.report.Report;
import farm.analysis.write.OutputFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.util.UUID;

/** Writes reports whose rows are known to files: {@code ReportFile.write(report, "runs.html")}. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Writes a report to a file, which appears when it is complete and replaces an older one.
   *
   * @throws farm.analysis.problem.RequestException if it can't be written
   * @throws DataException if a text has half a surrogate pair
   */
  public static void write(Report report, String path) {
    OutputFile file = OutputFile.at(path);
    file.makeFolder();
    try {
      file.publish(complete(report, file));
    } finally {
      file.discard();
    }
  }

  /** Writes a report to a new part of the file, and returns the name of the part. */
  static String complete(Report report, OutputFile file) {
    String part = "complete-" + UUID.randomUUID(); // a runner may run two attempts at once
    try {
      try (Writer out =
          new BufferedWriter(Channels.newWriter(file.create(part), UTF_8.newEncoder(), -1))) {
        HtmlReport.write(report, out);
      }
      file.force(part);
      return part;
    } catch (CharacterCodingException e) {
      throw new DataException(
          "%s: a text has half a surrogate pair, which UTF-8 can't hold".formatted(file.path()), e);
    } catch (IOException e) {
      throw file.failure(e);
    }
  }
}
