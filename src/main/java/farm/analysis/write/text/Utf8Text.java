package farm.analysis.write.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import farm.analysis.decimal.NumberWriter;
import farm.analysis.write.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** A growing buffer of text in UTF-8. */
final class Utf8Text {

  private final NumberWriter numbers = new NumberWriter();
  private byte[] bytes = new byte[1 << 10];
  private int length;
  private boolean hasHalfPair;

  /** The number of bytes. */
  int length() {
    return length;
  }

  /** Removes all text. */
  void clear() {
    length = 0;
  }

  /** Returns true if a text had half a surrogate pair. UTF-8 can't hold it, so it became '?'. */
  boolean hasHalfPair() {
    return hasHalfPair;
  }

  /** Appends an ASCII character. */
  void append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  /** Appends an integer. */
  void append(long value) {
    reserve(NumberWriter.MOST_BYTES);
    length = numbers.write(value, bytes, length);
  }

  /** Appends the shortest decimal that reads back as this double. */
  void append(double value) {
    reserve(NumberWriter.MOST_BYTES);
    length = numbers.write(value, bytes, length);
  }

  /** Appends text. */
  void append(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        appendBeyondAscii(text.substring(i));
        return;
      }
      bytes[length++] = (byte) c;
    }
  }

  private void appendBeyondAscii(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    hasHalfPair |= hasHalfPair(text);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  private static boolean hasHalfPair(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * length));
    }
  }

  /** Writes all text. */
  void writeTo(WritableByteChannel channel) throws IOException {
    PartFormat.writeAll(ByteBuffer.wrap(bytes, 0, length), channel);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, UTF_8);
  }
}
