package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.List;

/** One source read by its pages and through sqlite-jdbc; both should give the same. */
public record ReadBothWays(SqliteSource pages, SqliteSource jdbc) {

  /** The result of a read: a line for each chunk, and the problem at the end, or an empty text. */
  record Outcome(List<String> chunks, String problem) {}

  public static ReadBothWays of(DataLoader loader) {
    SqliteSource pages = (SqliteSource) loader.inputs().sources().get(0);
    if (pages.pages().table() == null && pages.rowids() != null) {
      throw new AssertionError("not read by pages: " + pages.pages().obstacle());
    }
    return new ReadBothWays(
        pages,
        new SqliteSource(
            pages.file(),
            pages.relation(),
            pages.schema(),
            pages.stored(),
            pages.pathColumn(),
            pages.rowids(),
            new TablePages(null, "")));
  }

  /** All rows in one range through sqlite-jdbc. */
  Outcome throughJdbc(ChunkSize size) {
    return jdbc.rowids() == null
        ? new Outcome(List.of(), "")
        : read(jdbc, () -> List.of(InputRange.whole(4096)), size);
  }

  /** All rows through sqlite-jdbc, in ranges of about {@code targetBytes}. */
  Outcome throughJdbc(ChunkSize size, long targetBytes) {
    return read(jdbc, () -> jdbc.ranges(targetBytes), size);
  }

  /** All rows in one range by the pages. */
  Outcome byPages(ChunkSize size) {
    return read(
        pages, () -> pages.rowids() == null ? List.of() : List.of(InputRange.whole(4096)), size);
  }

  /** All rows by the pages, in ranges of about {@code targetBytes}. */
  Outcome byPages(ChunkSize size, long targetBytes) {
    return read(pages, () -> pages.ranges(targetBytes), size);
  }

  private interface Ranges {
    List<InputRange> get();
  }

  private static Outcome read(SqliteSource source, Ranges ranges, ChunkSize size) {
    List<String> chunks = new ArrayList<>();
    try {
      for (InputRange range : ranges.get()) {
        try (ChunkReader reader = source.open(range, size)) {
          for (ChunkReader.Rows read = reader.next(); read != null; read = reader.next()) {
            Chunk chunk = read.builder().build(Origin.of("test"));
            chunks.add(read.firstRow() + ": " + Rows.of(chunk));
          }
        }
      }
    } catch (DataException e) {
      return new Outcome(chunks, e.getMessage());
    }
    return new Outcome(chunks, "");
  }
}
