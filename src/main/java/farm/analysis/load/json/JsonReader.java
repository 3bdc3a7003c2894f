package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.load.ChunkReader;
import farm.analysis.load.ChunkSize;
import farm.analysis.load.InputRange;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link JsonSource}. */
final class JsonReader implements ChunkReader {

  private final JsonSource source;
  private final ChunkSize size;
  private final ObjectCursor objects;
  private final RowParser row;

  private int expectedRows = 16;
  private boolean ended;

  private JsonReader(JsonSource source, ChunkSize size, ObjectCursor objects) {
    this.source = source;
    this.size = size;
    this.objects = objects;
    this.row = new RowParser(source, objects);
  }

  static JsonReader open(JsonSource source, InputRange range, ChunkSize size, long skippedChunks) {
    JsonReader reader;
    try {
      reader =
          new JsonReader(source, size, ObjectCursor.open(source.file(), source.lines(), range));
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
    ChunkBuilder rows = new ChunkBuilder(source.schema(), expectedRows);
    String pathColumn = source.layout().pathColumn();
    if (pathColumn != null) {
      rows.constantText(source.schema().indexOf(pathColumn), source.input());
    }
    long firstRow = 0;
    try {
      while (!ended && rows.rowCount() < size.maxRows() && rows.byteSize() < size.maxBytes()) {
        JsonParser parser = objects.next();
        ended = parser == null;
        if (parser != null) {
          firstRow = rows.rowCount() == 0 ? objects.position() : firstRow;
          row.read(parser, rows);
        }
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
    expectedRows = rows.rowCount();
    return new Rows(rows, firstRow);
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
