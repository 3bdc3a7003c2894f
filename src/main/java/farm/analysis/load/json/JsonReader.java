package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.RowCursor;
import farm.analysis.load.json.plain.PlainObject;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link JsonSource}. */
final class JsonReader implements ChunkReader, RowCursor<IOException> {

  private final JsonSource source;
  private final ChunkFiller filler;
  private final ObjectCursor objects;
  private final RowParser row;
  private final PlainObject plainRow;

  /** The current row; null if it is the plain row. */
  private @Nullable JsonParser parser;

  JsonReader(JsonSource source, ChunkFiller filler, ObjectCursor objects) {
    this.source = source;
    this.filler = filler;
    this.objects = objects;
    this.row = new RowParser(source, objects);
    JsonLoader.Layout layout = source.layout();
    this.plainRow =
        new PlainObject(
            source.schema(), layout.pathColumn(), layout.flatten(), source.ignoresOthers());
  }

  static JsonReader open(JsonSource source, InputRange range, ChunkSize size) {
    ChunkFiller filler = new ChunkFiller(source.schema(), size, range);
    try {
      return new JsonReader(
          source, filler, ObjectCursor.open(source.file(), source.lines(), range));
    } catch (IOException e) {
      source.file().checkUnchanged();
      throw ObjectCursor.damaged(source.file(), e);
    }
  }

  @Override
  public @Nullable Rows next() {
    ChunkBuilder rows = filler.next();
    String pathColumn = source.layout().pathColumn();
    if (pathColumn != null) {
      rows.constantText(source.schema().indexOf(pathColumn), source.input());
    }
    try {
      return filler.fill(rows, this);
    } catch (IOException e) {
      throw objects.failure(e);
    }
  }

  @Override
  public boolean advance(int most) throws IOException {
    parser = null;
    if (objects.nextPlain(plainRow)) {
      return true;
    }
    parser = objects.next();
    if (parser == null) {
      source.file().checkUnchanged();
    }
    return parser != null;
  }

  @Override
  public long rowNumber() {
    return objects.position();
  }

  @Override
  public void addTo(ChunkBuilder chunk) throws IOException {
    if (parser == null) {
      plainRow.append(chunk);
    } else {
      row.read(parser, chunk);
    }
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
