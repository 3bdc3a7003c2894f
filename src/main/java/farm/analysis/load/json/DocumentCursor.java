package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.json.Json;
import farm.analysis.load.input.InputFile;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The objects of a file that isn't JSON Lines: those in top-level arrays and those outside. */
final class DocumentCursor implements ObjectCursor {

  private final InputFile file;
  private final JsonParser parser;
  private boolean inArray;
  private long row;

  private DocumentCursor(InputFile file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static DocumentCursor open(InputFile file) throws IOException {
    InputStream in = file.open();
    try {
      return new DocumentCursor(file, Json.parser(in));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public @Nullable JsonParser next() throws IOException {
    JsonToken token = parser.nextToken();
    while ((token == JsonToken.START_ARRAY && !inArray) || token == JsonToken.END_ARRAY) {
      inArray = token == JsonToken.START_ARRAY;
      token = parser.nextToken();
    }
    if (token == null) {
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      JsonLocation start = parser.getTokenLocation();
      throw new DataException(
          "%s: should be an object like {\"name\": 1} or an array of such objects, was %s"
              .formatted(at(start.getLineNr(), start.getColumnNr()), element()));
    }
    row++;
    return parser;
  }

  private String element() throws IOException {
    return inArray ? "an array with %s in it".formatted(Json.shown(parser)) : Json.shown(parser);
  }

  @Override
  public long position() {
    return row;
  }

  @Override
  public long bytesRead() {
    return parser.currentLocation().getByteOffset();
  }

  @Override
  public String place() {
    return "%s:%d".formatted(file.path(), parser.getTokenLocation().getLineNr());
  }

  private String at(int line, int column) {
    return "%s:%d:%d".formatted(file.path(), line, column);
  }

  @Override
  public DataException failure(IOException e) {
    file.checkUnchanged();
    if (e instanceof JsonProcessingException malformed) {
      JsonLocation known = malformed.getLocation();
      int line = (known == null ? parser.currentLocation() : known).getLineNr();
      int column = Json.column(malformed, parser);
      return new DataException(
          "%s: %s".formatted(at(line, column), Json.problem(malformed, "the file")), e);
    }
    return ObjectCursor.damaged(file, e);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
