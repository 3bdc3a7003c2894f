package farm.analysis.load.csv;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.load.ChunkReader;
import farm.analysis.load.ChunkRoom;
import farm.analysis.load.ChunkSize;
import farm.analysis.load.InputRange;
import farm.analysis.load.csv.FieldValue.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link CsvSource}. The first row's number is the offset of its bytes. */
final class CsvReader implements ChunkReader {

  private static final int NO_FIELD = -1;

  private final CsvSource source;
  private final ChunkRoom room;
  private final RecordParser parser;
  private final Fields record;
  private final FieldValue value = new FieldValue();
  private final List<Schema.Field> columns;

  /** By column of the schema: its field, its type, and whether the user gave that. */
  private final int[] fields;

  private final ColumnType[] types;
  private final boolean[] given;
  private boolean ended;

  CsvReader(CsvSource source, InputRange range, ChunkSize size, long skippedChunks) {
    this.source = source;
    this.room = new ChunkRoom(source.schema(), size, range);
    this.columns = source.schema().fields();
    this.fields = columns.stream().mapToInt(c -> source.columns().indexOf(c.name())).toArray();
    this.types = columns.stream().map(Schema.Field::type).toArray(ColumnType[]::new);
    this.given = new boolean[types.length];
    for (int c = 0; c < given.length; c++) {
      given[c] = source.given().contains(columns.get(c).name());
    }
    int width = source.columns().size();
    this.parser = new RecordParser(source.text(), range.first(), range.last() + 1, width);
    this.record = parser.fields();
    try {
      for (long chunk = 0; chunk < skippedChunks; chunk++) {
        next();
      }
    } catch (RuntimeException e) {
      parser.close();
      throw e;
    }
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
        ended = !parser.next();
        if (!ended) {
          firstRow = rows.rowCount() == 0 ? parser.offset() : firstRow;
          readRow(rows);
        }
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

  private void readRow(ChunkBuilder rows) {
    for (int column = 0; column < fields.length; column++) {
      if (fields[column] != NO_FIELD) {
        readCell(rows, column, fields[column]);
      }
    }
    rows.endRow();
  }

  private void readCell(ChunkBuilder rows, int column, int field) {
    if (record.isMissing(field)) {
      rows.column(column).appendMissing();
    } else if (types[column].isTextual()) {
      readText(rows.texts(column), column, field);
    } else {
      Kind kind = value.look(record.bytes(), record.start(field), record.end(field));
      boolean fits =
          switch (types[column]) {
            case LONG -> readLong(rows, column, kind);
            case DOUBLE -> readDouble(rows, column, kind);
            case BOOLEAN -> readBoolean(rows, column, kind);
            case TEXT, JSON -> throw new IllegalStateException("text is read as it stands");
          };
      if (!fits) {
        throw MalformedRecord.wrongValue(record, field, columns.get(column), kind);
      }
    }
  }

  private void readText(TextColumn.Builder texts, int column, int field) {
    if (!texts.appendUtf8(record.bytes(), record.start(field), record.end(field))) {
      throw MalformedRecord.notUtf8(record, field, columns.get(column).name());
    }
  }

  private boolean readLong(ChunkBuilder rows, int column, Kind kind) {
    boolean fits =
        kind == Kind.LONG || (given[column] && kind == Kind.UNUSUAL_NUMBER && value.fitsLong());
    if (fits) {
      rows.longs(column).append(value.longValue());
    }
    return fits;
  }

  /** An integer in a column of doubles must be one that a double holds, unless that is given. */
  private boolean readDouble(ChunkBuilder rows, int column, Kind kind) {
    boolean fits =
        switch (kind) {
          case DOUBLE -> true;
          case LONG -> given[column] || value.fitsDouble();
          case UNUSUAL_NUMBER -> given[column];
          case BOOLEAN, TEXT -> false;
        };
    if (fits) {
      rows.doubles(column).append(value.doubleValue());
    }
    return fits;
  }

  private boolean readBoolean(ChunkBuilder rows, int column, Kind kind) {
    boolean digit = given[column] && kind == Kind.LONG && (value.longValue() | 1) == 1;
    if (kind == Kind.BOOLEAN || digit) {
      rows.booleans(column).append(digit ? value.longValue() == 1 : value.booleanValue());
    }
    return kind == Kind.BOOLEAN || digit;
  }

  @Override
  public void close() {
    parser.close();
  }
}
