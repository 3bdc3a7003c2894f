package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.load.input.ChunkCapacity;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.json.plain.PlainObject;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link JsonSource}. */
final class JsonReader implements ChunkReader {

  private final JsonSource source;
  private final ChunkCapacity room;
  private final ObjectCursor objects;
  private final RowParser row;
  private final PlainObject plainRow;

  private boolean ended;

  JsonReader(JsonSource source, ChunkCapacity room, ObjectCursor objects) {
    this.source = source;
    this.room = room;
    this.objects = objects;
    this.row = new RowParser(source, objects);
    JsonLoader.Layout layout = source.layout();
    this.plainRow =
        new PlainObject(
            source.schema(), layout.pathColumn(), layout.flatten(), source.ignoresOthers());
  }

  static JsonReader open(JsonSource source, InputRange range, ChunkSize size, long skippedChunks) {
    ChunkCapacity room = new ChunkCapacity(source.schema(), size, range);
    JsonReader reader;
    try {
      reader =
          new JsonReader(source, room, ObjectCursor.open(source.file(), source.lines(), range));
    } catch (IOException e) {
      source.file().checkUnchanged();
      throw ObjectCursor.damaged(source.file(), e);
    }
    try {
      for (long chunk = 0; chunk < skippedChunks; chunk++) {
        reader.next();
      }
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public @Nullable Rows next() {
    ChunkBuilder rows = room.next();
    String pathColumn = source.layout().pathColumn();
    if (pathColumn != null) {
      rows.constantText(source.schema().indexOf(pathColumn), source.input());
    }
    long firstRow = 0;
    try {
      while (!ended && room.isLeftIn(rows)) {
        ended = !readRow(rows);
        firstRow = !ended && rows.rowCount() == 1 ? objects.position() : firstRow;
      }
    } catch (IOException e) {
      throw objects.failure(e);
    }
    if (ended) {
      source.file().checkUnchanged();
    }
    if (rows.rowCount() == 0) {
      return null;
    }
    return new Rows(rows, firstRow);
  }

  private boolean readRow(ChunkBuilder rows) throws IOException {
    if (objects.nextPlain(plainRow)) {
      plainRow.append(rows);
      return true;
    }
    JsonParser parser = objects.next();
    if (parser != null) {
      row.read(parser, rows);
    }
    return parser != null;
  }

  @Override
  public Map<String, Long> counts() {
    return Map.of(JsonLoader.DUPLICATE_KEYS, row.duplicateKeys());
  }

  @Override
  public void close() {
    objects.close();
  }
}
