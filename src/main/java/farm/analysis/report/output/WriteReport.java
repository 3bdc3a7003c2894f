package farm.analysis.report.output;

import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.problem.RequestException;
import farm.analysis.report.output.ReportPart.SectionRows;
import farm.analysis.write.ChunkParts;
import farm.analysis.write.Manifest;
import farm.analysis.write.Output;
import farm.analysis.write.OutputFile;
import farm.analysis.write.WriteParts;
import farm.analysis.write.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Writes a report, one HTML file whose sections come from several steps of a pipeline. Applied to a
 * collection of chunks, it writes a report with their table: {@code
 * chunks.apply(WriteReport.to("rows.html"))}.
 *
 * <p>A section has the first rows, in the order in which a CSV file would have them, and their
 * total number. The bytes of the file depend on nothing else of the run. The file appears when it
 * is complete, and replaces an older one.
 */
public final class WriteReport extends Output {

  private static final Pattern ENDING = Pattern.compile("(?i)\\.html?$");

  private final OutputFile file;

  private WriteReport(OutputFile file) {
    this.file = file;
  }

  /**
   * Writes the report to this file.
   *
   * @throws RequestException if it can't be written, or its name doesn't end in .html
   */
  public static WriteReport to(String path) {
    if (!ENDING.matcher(path).find()) {
      throw new RequestException(
          path, "%s: can't be written: the name of a report should end in .html".formatted(path));
    }
    return new WriteReport(OutputFile.at(path));
  }

  /**
   * A section and its rows.
   *
   * @param plan the section, of rows with the columns of {@code rows}
   */
  public record SectionFlow(SectionPlan plan, ChunkFlow rows) {}

  /** The title of the report: the name of the file without its ending. */
  public String title() {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return ENDING.matcher(name).replaceFirst("");
  }

  /** Returns true if the other output is a report to the same file. */
  public boolean isSameReport(Output other) {
    return other instanceof WriteReport && changes(other.path());
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public boolean changes(String input) {
    return file.isSameFileAs(input);
  }

  @Override
  public boolean overwrites(Output earlier) {
    return earlier != this && changes(earlier.path());
  }

  @Override
  public void lock() {
    file.lock();
  }

  @Override
  public void discard() {
    file.discard();
  }

  @Override
  public Written write(ChunkFlow chunks) {
    SectionPlan table = SectionPlan.ofTable(title(), chunks.schema());
    return write(
        HeadPlan.ofProgram(ProgramVersion.text()),
        List.of(new SectionFlow(table, chunks)),
        List.of());
  }

  /**
   * Writes the parts of the sections.
   *
   * @param sections the sections, in order
   * @param reads the chunks of all reads, whose rows are counted for the head
   */
  public Written write(HeadPlan head, List<SectionFlow> sections, List<ChunkFlow> reads) {
    file.makeFolder();
    List<SectionPlan> plans = sections.stream().map(SectionFlow::plan).toList();
    FinishReport finish = new FinishReport(file, title(), head, new ArrayList<>(plans));
    List<Branch<Manifest>> branches = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      branches.add(rows(i, sections.get(i), finish.id()));
    }
    for (ChunkFlow read : reads) {
      branches.add(read.once(branch -> new CountRowsRead(finish.id(), branch), Manifest.coder()));
    }
    return new Written(finish, branches);
  }

  private Branch<Manifest> rows(int number, SectionFlow section, String id) {
    int mostRows = section.plan().maxRows();
    ChunkParts format = new ChunkParts(section.rows().schema());
    WriteParts.Manifests manifests =
        segments -> Manifest.of(id, List.of(new SectionRows(number, new ArrayList<>(segments))));
    return section
        .rows()
        .into(
            branch -> new WriteParts(file, format, mostRows, manifests, branch), Manifest.coder());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("path", file.path()));
  }
}
