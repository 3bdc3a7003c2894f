package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.json.Json;
import farm.analysis.load.InputFile;
import farm.analysis.load.InputRange;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the lines of JSON Lines that begin in a range of bytes. Ranges may be cut
 * anywhere: the byte of a newline stands nowhere else in JSON, not even within a character of
 * UTF-8.
 */
final class LineCursor implements ObjectCursor {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MOST_LINE_BYTES = 64 << 20;

  private final InputFile file;
  private final InputStream in;
  private final long start;
  private final long last;

  private byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;

  /** Where the buffer's first byte stands in the content. */
  private long offset;

  private int lineStart;
  private int lineEnd;
  private int nextLine;
  private @Nullable JsonParser parser;

  private LineCursor(InputFile file, InputStream in, long start, long last) {
    this.file = file;
    this.in = in;
    this.start = start;
    this.offset = start;
    this.last = last;
  }

  static LineCursor open(InputFile file, InputRange range) throws IOException {
    if (file.isCompressed() || range.first() <= 0) {
      return new LineCursor(file, file.open(), 0, range.last());
    }
    long before = range.first() - 1; // a line that begins with the range follows a newline there
    FileChannel channel = file.openChannel();
    InputStream in = Channels.newInputStream(channel.position(before));
    LineCursor cursor = new LineCursor(file, in, before, range.last());
    try {
      cursor.skipLine();
      return cursor;
    } catch (IOException e) {
      cursor.close();
      throw e;
    }
  }

  @Override
  public @Nullable JsonParser next() throws IOException {
    closeLine();
    while (findLine()) {
      parser = Json.parser(buffer, lineStart, lineEnd - lineStart);
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        return parser;
      }
      if (token != null) {
        throw new DataException(
            "%s: should be an object like {\"name\": 1}, was %s; if it isn't JSON Lines, give"
                    .formatted(place(), Json.shown(parser))
                + " lines: false");
      }
      closeLine();
    }
    return null;
  }

  /** Nothing but white space may follow an object in its line. */
  private void closeLine() throws IOException {
    if (parser == null) {
      return;
    }
    if (parser.nextToken() != null) {
      throw new DataException(
          "%s: should be one object, was followed by %s; if it isn't JSON Lines, give lines: false"
              .formatted(place(), Json.shown(parser)));
    }
    parser.close();
    parser = null;
  }

  /** Finds the next line that begins in the range. */
  private boolean findLine() throws IOException {
    lineStart = nextLine;
    if (offset + lineStart > last) {
      return false;
    }
    int scanned = lineStart;
    while ((lineEnd = newline(scanned)) < 0) {
      int length = filled - lineStart;
      if (!fill()) {
        lineEnd = filled;
        nextLine = filled;
        return length > 0;
      }
      scanned = lineStart + length;
    }
    nextLine = lineEnd + 1;
    return true;
  }

  /** Goes to the start of the next line without keeping this one. */
  private void skipLine() throws IOException {
    while ((lineEnd = newline(lineStart)) < 0) {
      lineStart = filled;
      if (!fill()) {
        nextLine = filled;
        return;
      }
    }
    nextLine = lineEnd + 1;
  }

  private int newline(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads on, keeping what of the line is there; false at the end. */
  private boolean fill() throws IOException {
    filled -= lineStart;
    System.arraycopy(buffer, lineStart, buffer, 0, filled);
    offset += lineStart;
    lineStart = 0;
    if (filled >= MOST_LINE_BYTES) {
      throw new DataException(
          "%s: the line is longer than %d MB; if it is one large object, give lines: false"
              .formatted(place(), MOST_LINE_BYTES >> 20));
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = in.read(buffer, filled, Math.min(BUFFER_BYTES, buffer.length - filled));
    filled += Math.max(read, 0);
    return read >= 0;
  }

  @Override
  public long position() {
    return offset + lineStart;
  }

  @Override
  public long bytesRead() {
    return offset + nextLine - start;
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
    return ObjectCursor.damaged(file, e);
  }

  @Override
  public void close() {
    try {
      in.close();
      if (parser != null) {
        parser.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
