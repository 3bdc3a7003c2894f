package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.json.Json;
import farm.analysis.json.NotUnicodeException;
import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.json.plain.PlainObject;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the JSON Lines that begin in a range of bytes. A range may be cut anywhere,
 * because a newline byte always ends a line: it can't be part of a JSON string or of a multi-byte
 * UTF-8 character.
 */
final class LineCursor implements ObjectCursor {

  private static final int WINDOW_BYTES = 1 << 18;
  private static final int MOST_LINE_BYTES = 64 << 20;

  private final InputFile file;
  private final LineWindow window;
  private final long start;
  private final long last;

  private int lineStart;
  private int lineEnd;
  private int nextLine;
  private @Nullable JsonParser parser;

  private LineCursor(InputFile file, LineWindow window, long last) {
    this.file = file;
    this.window = window;
    this.start = window.offset(0);
    this.last = last;
  }

  static LineCursor open(InputFile file, InputRange range) throws IOException {
    return open(file, range, WINDOW_BYTES);
  }

  static LineCursor open(InputFile file, InputRange range, int windowBytes) throws IOException {
    if (!file.isSeekable() || range.first() <= 0) {
      return new LineCursor(file, new LineWindow(file.open(), 0, windowBytes), range.last());
    }
    long before = range.first() - 1; // a newline if a line begins where the range does
    LineWindow window = new LineWindow(file.openAt(before), before, windowBytes);
    LineCursor cursor = new LineCursor(file, window, range.last());
    try {
      cursor.skipLine();
      return cursor;
    } catch (IOException e) {
      cursor.close();
      throw e;
    }
  }

  @Override
  public boolean nextPlain(PlainObject object) throws IOException {
    closeLine();
    if (window.offset(nextLine) > last) {
      return false;
    }
    if (window.isNearEnd(nextLine)) {
      window.slide(nextLine);
      nextLine = 0;
    }
    lineStart = nextLine;
    byte[] bytes = window.bytes();
    int end = object.read(bytes, lineStart);
    if (end == PlainObject.NONE) {
      return false;
    }
    end += bytes[end] == '\r' ? 1 : 0;
    if (bytes[end] != '\n') {
      return false;
    }
    nextLine = end + 1;
    return true;
  }

  @Override
  public @Nullable JsonParser next() throws IOException {
    closeLine();
    while (findLine()) {
      parser = Json.parser(window.bytes(), lineStart, lineEnd - lineStart);
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        return parser;
      }
      if (token != null) {
        throw new DataException(
            "%s: should be an object like {\"name\": 1}, was %s; if the file isn't JSON Lines, give"
                    .formatted(place(), Json.shown(parser))
                + " lines: false");
      }
      closeLine();
    }
    return null;
  }

  /** Closes the line, in which nothing but white space may follow the object. */
  private void closeLine() throws IOException {
    if (parser == null) {
      return;
    }
    if (parser.nextToken() != null) {
      throw new DataException(
          ("%s: should be one object, but %s follows it; if the file isn't JSON Lines, give lines:"
                  + " false")
              .formatted(place(), Json.shown(parser)));
    }
    parser.close();
    parser = null;
  }

  /** Finds the next line that begins in the range; returns false if there is none. */
  private boolean findLine() throws IOException {
    lineStart = nextLine;
    if (window.offset(lineStart) > last) {
      return false;
    }
    int scanned = lineStart;
    while ((lineEnd = window.newline(scanned)) < 0) {
      int length = window.limit() - lineStart;
      if (!readOn()) {
        lineEnd = window.limit();
        nextLine = lineEnd;
        return length > 0;
      }
      scanned = length;
    }
    nextLine = lineEnd + 1;
    return true;
  }

  /** Moves to the start of the next line without keeping this one. */
  private void skipLine() throws IOException {
    int newline;
    while ((newline = window.newline(0)) < 0) {
      if (!window.slide(window.limit())) {
        return;
      }
    }
    nextLine = newline + 1;
  }

  /** Reads more and keeps the line read so far; returns false at the end of the file. */
  private boolean readOn() throws IOException {
    if (window.limit() - lineStart >= MOST_LINE_BYTES) {
      throw new DataException(
          "%s: the line is longer than %d MB; if it is one large object, give lines: false"
              .formatted(place(), MOST_LINE_BYTES >> 20));
    }
    boolean more = window.slide(lineStart);
    lineStart = 0;
    return more;
  }

  @Override
  public long position() {
    return window.offset(lineStart);
  }

  @Override
  public long bytesRead() {
    return window.offset(nextLine) - start;
  }

  @Override
  public String place() {
    return "%s:%d".formatted(file.path(), ObjectCursor.lineOf(file, position()));
  }

  @Override
  public DataException failure(IOException e) {
    file.checkUnchanged();
    if (e instanceof JsonProcessingException malformed && parser != null) {
      int column = Json.column(malformed, parser);
      return new DataException(
          "%s:%d: %s".formatted(place(), column, Json.problem(malformed, "the line")), e);
    }
    if (e instanceof NotUnicodeException text) {
      return new DataException(
          "%s:%d: %s".formatted(place(), text.offset() + 1, text.getMessage()), e);
    }
    return ObjectCursor.damaged(file, e);
  }

  @Override
  public void close() {
    try {
      window.close();
      if (parser != null) {
        parser.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
