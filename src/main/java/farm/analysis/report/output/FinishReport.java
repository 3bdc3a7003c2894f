package farm.analysis.report.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.problem.DataException;
import farm.analysis.report.Head;
import farm.analysis.report.HtmlReport;
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
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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
    String complete = "complete-" + UUID.randomUUID(); // a runner may run two attempts at once
    try {
      write(report(parts), complete);
    } catch (CharacterCodingException e) {
      throw new DataException(
          "%s: a text has half a surrogate pair, which UTF-8 can't hold".formatted(path()), e);
    } catch (IOException e) {
      throw file.failure(e);
    }
    publication.add(() -> file.publish(complete));
  }

  private Report report(List<ReportPart> parts) throws IOException {
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
    Head known = head.with(title, rowsRead);
    return new Report(known, made);
  }

  private Section section(SectionPlan plan, List<Segment> segments) throws IOException {
    Chunk rows = firstRows(plan, Segment.inOrder(segments));
    Output.countRows(rows.rowCount());
    return plan.of(rows, segments.stream().mapToLong(Segment::rows).sum());
  }

  private Chunk firstRows(SectionPlan plan, List<Segment> inOrder) throws IOException {
    ChunkParts format = new ChunkParts(plan.schema());
    List<Chunk> chunks = new ArrayList<>(List.of(Chunk.empty(plan.schema(), Origin.of(path()))));
    long left = plan.maxRows();
    for (int i = 0; i < inOrder.size() && left > 0; i++) {
      long wanted = Math.min(left, inOrder.get(i).rows());
      left -= wanted;
      format.read(file, inOrder.get(i).ofFirst(wanted), chunks::add);
    }
    Chunk all = Chunk.concat(chunks);
    return all.slice(0, Math.min(plan.maxRows(), all.rowCount()));
  }

  private void write(Report report, String complete) throws IOException {
    try (Writer out =
        new BufferedWriter(Channels.newWriter(file.create(complete), UTF_8.newEncoder(), -1))) {
      HtmlReport.write(report, out);
    }
    file.force(complete);
  }
}
