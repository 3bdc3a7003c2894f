package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.json.NotUnicodeException;
import farm.analysis.load.InputFile;
import farm.analysis.load.InputRange;
import farm.analysis.load.json.plain.PlainObject;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Walks the objects of a file that are rows. Used by one thread. */
interface ObjectCursor extends AutoCloseable {

  /** The objects of JSON Lines that begin in the range, or those of the whole other file. */
  static ObjectCursor open(InputFile file, boolean lines, InputRange range) throws IOException {
    return lines ? LineCursor.open(file, range) : DocumentCursor.open(file);
  }

  /**
   * Reads the next object, if it is plain; else {@link #next} gives it.
   *
   * @throws DataException if something follows the object before
   * @throws IOException see {@link #failure}
   */
  default boolean nextPlain(PlainObject object) throws IOException {
    return false;
  }

  /**
   * A parser that stands at the start of the next object, or null after the last. It is to be moved
   * to the object's end before the next call.
   *
   * @throws DataException if there is something else than an object
   * @throws IOException see {@link #failure}
   */
  @Nullable JsonParser next() throws IOException;

  /** Where the object stands: its byte in JSON Lines, from 0; else its number, from 1. */
  long position();

  /** About how many bytes of content were read. */
  long bytesRead();

  /** The file and line that the parser stands in, for messages. */
  String place();

  /** What to tell the user when {@link #next} or its parser failed. */
  DataException failure(IOException e);

  @Override
  void close();

  /** The line, from 1, that a byte of the content stands in, counted from the start of the file. */
  static long lineOf(InputFile file, long position) {
    return lineAndColumn(file, position)[0];
  }

  private static long[] lineAndColumn(InputFile file, long position) {
    long line = 1;
    long column = 1;
    try (InputStream content = file.open()) {
      byte[] bytes = new byte[1 << 16];
      long left = position;
      for (int read = 1; left > 0 && read > 0; left -= read) {
        read = content.readNBytes(bytes, 0, (int) Math.min(left, bytes.length));
        for (int i = 0; i < read; i++) {
          line += bytes[i] == '\n' ? 1 : 0;
          column = bytes[i] == '\n' ? 1 : column + 1;
        }
      }
      return new long[] {line, column};
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  /** What to tell the user when the content of the file can't be had. */
  static DataException damaged(InputFile file, IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof NotUnicodeException text) {
      long[] place = lineAndColumn(file, text.offset());
      return new DataException(
          "%s:%d:%d: %s".formatted(file.path(), place[0], place[1], message), e);
    }
    return new DataException(
        file.isCompressed()
            ? "%s: its compressed data is damaged or cut off: %s".formatted(file.path(), message)
            : "%s: can't be read: %s".formatted(file.path(), message),
        e);
  }
}
