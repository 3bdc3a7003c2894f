package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.json.NotUnicodeException;
import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.json.plain.PlainObject;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Iterates over the objects of a file that are rows. Used by one thread. */
interface ObjectCursor extends AutoCloseable {

  /**
   * Opens the objects of the JSON Lines that begin in the range, or all objects of another file.
   */
  static ObjectCursor open(InputFile file, boolean lines, InputRange range) throws IOException {
    return lines ? LineCursor.open(file, range) : DocumentCursor.open(file);
  }

  /**
   * Reads the next object if it is plain. If it returns false, {@link #next} gives the object.
   *
   * @throws DataException if the previous object is followed by something else on its line
   * @throws IOException if reading fails; see {@link #failure}
   */
  default boolean nextPlain(PlainObject object) throws IOException {
    return false;
  }

  /**
   * A parser at the start of the next object, or null after the last. The caller must move it to
   * the object's end before the next call.
   *
   * @throws DataException if the next value isn't an object
   * @throws IOException if reading fails; see {@link #failure}
   */
  @Nullable JsonParser next() throws IOException;

  /**
   * The place of the current object: in JSON Lines its byte offset, from 0; else its number, from
   * 1.
   */
  long position();

  /** The approximate number of bytes of content read so far. */
  long bytesRead();

  /** The file and line of the parser, for messages. */
  String place();

  /** The exception that reports a failure of {@link #next} or of its parser. */
  DataException failure(IOException e);

  @Override
  void close();

  /**
   * The line, from 1, of a byte of the content. This reads the file from its start, so use it only
   * for error messages.
   */
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

  /** The exception for a file whose content can't be read. */
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
