package farm.analysis.report.output;

import farm.analysis.write.Segment;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.TreeMap;

/** The contribution of one bundle of a run to a report. */
sealed interface ReportPart extends Serializable {

  /**
   * Rows of a section.
   *
   * @param section the number of the section, from 0
   * @param segments their places in part files
   */
  record SectionRows(int section, ArrayList<Segment> segments) implements ReportPart {}

  /** The numbers of rows read, by the names of inputs. */
  record RowsRead(TreeMap<String, Long> rows) implements ReportPart {}
}
