package farm.analysis.load.csv;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.load.input.ChunkCapacity;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link CsvSource}. The number of a chunk's first row is its byte offset. */
final class CsvReader implements ChunkReader {

  private final CsvSource source;
  private final ChunkCapacity room;
  private final RecordParser parser;

  /** An array, because every block of records iterates over it. */
  private final FieldFiller[] fillers;

  private final long texts;
  private boolean ended;

  CsvReader(CsvSource source, InputRange range, ChunkSize size, long skippedChunks) {
    this.source = source;
    this.room = new ChunkCapacity(source.schema(), size, range);
    this.fillers = fillers(source);
    this.texts = Arrays.stream(fillers).filter(FieldFiller::isTextual).count();
    int width = source.columns().size();
    this.parser = new RecordParser(source.text(), range.first(), range.last() + 1, width);
    try {
      for (long chunk = 0; chunk < skippedChunks; chunk++) {
        next();
      }
    } catch (RuntimeException e) {
      parser.close();
      throw e;
    }
  }

  private static FieldFiller[] fillers(CsvSource source) {
    Map<String, Integer> fields = new HashMap<>();
    source.columns().forEach(name -> fields.put(name, fields.size()));
    List<FieldFiller> fillers = new ArrayList<>();
    for (int column = 0; column < source.schema().size(); column++) {
      Integer field = fields.get(source.schema().field(column).name());
      if (field != null) { // the path column isn't a field of the file
        fillers.add(new FieldFiller(source, column, field));
      }
    }
    return fillers.toArray(FieldFiller[]::new);
  }

  @Override
  public @Nullable Rows next() {
    ChunkBuilder rows = room.next();
    if (source.pathColumn() != null) {
      rows.constantText(source.schema().indexOf(source.pathColumn()), source.input());
    }
    long firstRow = 0;
    try {
      while (!ended && room.isLeftIn(rows)) {
        boolean isFirst = rows.rowCount() == 0;
        long offset = readSome(rows);
        firstRow = isFirst ? offset : firstRow;
      }
    } catch (MalformedRecord e) {
      throw source.text().failure(e);
    }
    if (ended) {
      source.text().file().checkUnchanged();
    }
    if (rows.rowCount() == 0) {
      return null;
    }
    return new Rows(rows, firstRow);
  }

  /**
   * Reads a block of plain records, or one record if there is none; returns the offset of the first
   * record.
   */
  private long readSome(ChunkBuilder rows) {
    PlainRecords records = parser.plainRecords(room.rowsLeftIn(rows));
    if (records.count() > 0) {
      long offset = parser.nextOffset();
      readPlain(rows, records, room.rowsThatFit(rows, texts, records.longest()));
      return offset;
    }
    ended = !parser.next();
    if (!ended) {
      readRow(rows);
    }
    return parser.offset();
  }

  /**
   * Reads plain records column by column. A record with a wrong value is then read alone, which
   * throws the error.
   */
  private void readPlain(ChunkBuilder rows, PlainRecords records, long most) {
    int count = (int) Math.min(most, records.count());
    int sound = count;
    for (FieldFiller filler : fillers) {
      sound = filler.fill(rows, records, sound);
    }
    parser.skip(sound);
    rows.endRows(sound);
    if (sound < count) {
      parser.next();
      readRow(rows);
    }
  }

  private void readRow(ChunkBuilder rows) {
    for (FieldFiller filler : fillers) {
      filler.append(rows, parser.fields());
    }
    rows.endRow();
  }

  @Override
  public void close() {
    parser.close();
  }
}
