package farm.analysis.report.output;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.report.Report;
import farm.analysis.report.Section;
import farm.analysis.report.output.ReportPart.RowsRead;
import farm.analysis.report.output.ReportPart.SectionRows;
import farm.analysis.write.ChunkParts;
import farm.analysis.write.Finish;
import farm.analysis.write.Output;
import farm.analysis.write.OutputFile;
import farm.analysis.write.Publication;
import farm.analysis.write.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a report from the rows of its sections. */
record FinishReport(OutputFile file, String title, HeadPlan head, ArrayList<SectionPlan> sections)
    implements Finish<ReportPart> {

  @Override
  public String id() {
    return file.parts();
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public void complete(List<ReportPart> parts, Publication publication) {
    String complete = ReportFile.complete(report(parts), file);
    publication.add(() -> file.publish(complete));
  }

  private Report report(List<ReportPart> parts) {
    Map<String, Long> rowsRead = new TreeMap<>();
    List<List<Segment>> segments = new ArrayList<>();
    sections.forEach(section -> segments.add(new ArrayList<>()));
    for (ReportPart part : parts) {
      if (part instanceof RowsRead read) {
        read.rows().forEach((input, rows) -> rowsRead.merge(input, rows, Long::sum));
      } else if (part instanceof SectionRows rows) {
        segments.get(rows.section()).addAll(rows.segments());
      }
    }
    List<Section> made = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      made.add(section(sections.get(i), segments.get(i)));
    }
    return new Report(head.with(title, rowsRead), made);
  }

  private Section section(SectionPlan plan, List<Segment> segments) {
    Chunk rows = firstRows(plan, Segment.inOrder(segments));
    Output.countRows(rows.rowCount());
    return plan.of(rows, segments.stream().mapToLong(Segment::rows).sum());
  }

  private Chunk firstRows(SectionPlan plan, List<Segment> inOrder) {
    ChunkParts format = new ChunkParts(plan.schema());
    List<Chunk> chunks = new ArrayList<>(List.of(Chunk.empty(plan.schema(), Origin.of(path()))));
    long left = plan.maxRows();
    try {
      for (int i = 0; i < inOrder.size() && left > 0; i++) {
        long wanted = Math.min(left, inOrder.get(i).rows());
        left -= wanted;
        format.read(file, inOrder.get(i).ofFirst(wanted), chunks::add);
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
    Chunk all = Chunk.concat(chunks);
    return all.slice(0, Math.min(plan.maxRows(), all.rowCount()));
  }
}
