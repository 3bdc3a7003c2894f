package farm.analysis.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import farm.analysis.decimal.NumberWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** Text that is gathered as the UTF-8 that it is to be written as. */
final class Utf8Text {

  private final NumberWriter numbers = new NumberWriter();
  private byte[] bytes = new byte[1 << 10];
  private int length;
  private boolean hasHalfPair;

  /** How many bytes there are. */
  int length() {
    return length;
  }

  /** Forgets all text. */
  void clear() {
    length = 0;
  }

  /** Whether there was half a surrogate pair, for which there is no UTF-8: it became '?'. */
  boolean hasHalfPair() {
    return hasHalfPair;
  }

  /** Adds an ASCII character. */
  void append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  /** Adds an integer. */
  void append(long value) {
    reserve(NumberWriter.MOST_BYTES);
    length = numbers.write(value, bytes, length);
  }

  /** Adds the shortest decimal that reads back as this double. */
  void append(double value) {
    reserve(NumberWriter.MOST_BYTES);
    length = numbers.write(value, bytes, length);
  }

  /** Adds text. */
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
    writeAll(ByteBuffer.wrap(bytes, 0, length), channel);
  }

  /** Writes all that is left in a buffer, as a channel may take less at a time. */
  static void writeAll(ByteBuffer left, WritableByteChannel channel) throws IOException {
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, UTF_8);
  }
}
