package farm.analysis.load.csv;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.RowCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link CsvSource}. The number of a chunk's first row is its byte offset. */
final class CsvReader implements ChunkReader, RowCursor<MalformedRecord> {

  private final CsvSource source;
  private final ChunkFiller filler;
  private final RecordParser parser;

  /** An array, because every block of records iterates over it. */
  private final FieldFiller[] fillers;

  private final long texts;

  /** The plain records from the current row on; none if that row was parsed alone. */
  private PlainRecords records;

  CsvReader(CsvSource source, InputRange range, ChunkSize size) {
    this.source = source;
    this.filler = new ChunkFiller(source.schema(), size, range);
    this.fillers = fillers(source);
    this.texts = Arrays.stream(fillers).filter(FieldFiller::isTextual).count();
    int width = source.columns().size();
    this.parser = new RecordParser(source.text(), range.first(), range.last() + 1, width);
    this.records = parser.plainRecords(0);
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
    ChunkBuilder rows = filler.next();
    if (source.pathColumn() != null) {
      rows.constantText(source.schema().indexOf(source.pathColumn()), source.input());
    }
    try {
      return filler.fill(rows, this);
    } catch (MalformedRecord e) {
      throw source.text().failure(e);
    }
  }

  @Override
  public boolean advance(int most) {
    records = parser.plainRecords(most);
    boolean hasRow = records.count() > 0 || parser.next();
    if (!hasRow) {
      source.text().file().checkUnchanged();
    }
    return hasRow;
  }

  @Override
  public long rowNumber() {
    return records.count() > 0 ? parser.nextOffset() : parser.offset();
  }

  @Override
  public void addTo(ChunkBuilder chunk) {
    if (records.count() > 0) {
      readPlain(chunk);
    } else {
      readRow(chunk);
    }
  }

  /**
   * Reads plain records column by column. A record with a wrong value is then read alone, which
   * throws the error.
   */
  private void readPlain(ChunkBuilder rows) {
    long fitting = filler.rowsThatFit(rows, texts, records.longest());
    int count = (int) Math.min(fitting, records.count());
    int sound = count;
    for (FieldFiller field : fillers) {
      sound = field.fill(rows, records, sound);
    }
    parser.skip(sound);
    rows.endRows(sound);
    if (sound < count) {
      parser.next();
      readRow(rows);
    }
  }

  private void readRow(ChunkBuilder rows) {
    for (FieldFiller field : fillers) {
      field.append(rows, parser.fields());
    }
    rows.endRow();
  }

  @Override
  public void close() {
    parser.close();
  }
}
