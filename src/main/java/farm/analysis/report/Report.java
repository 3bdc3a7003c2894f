package farm.analysis.report;

import java.util.List;

/**
 * A report to show.
 *
 * @param head the things read and the way to repeat the results
 * @param sections the tables and their charts, in order
 */
public record Report(Head head, List<Section> sections) {

  /** Keeps the sections as they are now. */
  public Report {
    sections = List.copyOf(sections);
  }
}
