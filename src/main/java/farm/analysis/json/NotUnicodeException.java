package farm.analysis.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/** Signals bytes of JSON that encode no character, and their offset. */
public final class NotUnicodeException extends IOException {

  private final long offset;

  private NotUnicodeException(String problem, long offset) {
    super(problem);
    this.offset = offset;
  }

  /**
   * The exception for the bytes at index {@code at}, whose offset in the content is {@code offset}.
   */
  static NotUnicodeException at(byte[] bytes, int at, long offset) {
    String problem =
        bytes[at] == '\\'
            ? "the escape '%s' is half a character; should be a pair, like \\ud83d\\ude00"
                .formatted(new String(bytes, at, 6, US_ASCII))
            : ("should be UTF-8, was the byte 0x%02x; convert the file to UTF-8, for example with"
                    + " iconv")
                .formatted(bytes[at]);
    return new NotUnicodeException(problem, offset);
  }

  /** The offset in the content of the first of these bytes, from 0. */
  public long offset() {
    return offset;
  }
}
