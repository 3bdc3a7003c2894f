package farm.analysis.load.csv;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/**
 * The format of a CSV file. Its special characters are ASCII, so each is one byte.
 *
 * @param header true if the first record names the columns
 * @param quote the quote character, or {@link #NONE} if no field is quoted
 * @param comment the character that begins a line to skip, or {@link #NONE}
 * @param missing words that stand for a missing value, quoted or not, in addition to the empty
 *     field
 * @param maxFieldBytes the size of the longest allowed field, in bytes of UTF-8
 */
record Dialect(
    boolean header,
    char delimiter,
    char quote,
    char comment,
    List<String> missing,
    String encoding,
    int maxFieldBytes)
    implements Serializable {

  /** Stands for the absence of a character. */
  static final char NONE = 0;

  /** RFC 4180 in UTF-8, with a header. */
  static final Dialect DEFAULT = new Dialect(true, ',', '"', NONE, List.of(), "UTF-8", 1 << 20);

  /** A value that no byte equals. */
  private static final int NO_BYTE = 1 << 8;

  private static final int MOST_FIELD_BYTES = 1 << 29;

  Dialect {
    missing = List.copyOf(missing);
    if (delimiter == NONE) {
      throw new IllegalArgumentException("'delimiter' should be one character, was none");
    }
    checkCharacter("delimiter", delimiter);
    checkCharacter("quote", quote);
    checkCharacter("comment", comment);
    checkDiffer("delimiter", delimiter, "quote", quote);
    checkDiffer("delimiter", delimiter, "comment", comment);
    checkDiffer("quote", quote, "comment", comment);
    if (maxFieldBytes < 1 || maxFieldBytes > MOST_FIELD_BYTES) {
      throw new IllegalArgumentException(
          "'max_field_bytes' should be from 1 to %d, was %d"
              .formatted(MOST_FIELD_BYTES, maxFieldBytes));
    }
    charset(encoding);
  }

  private static void checkCharacter(String option, char character) {
    if (character == '\n' || character == '\r' || character > 0x7f) {
      throw new IllegalArgumentException(
          "'%s' should be an ASCII character that ends no line, was %s"
              .formatted(option, character > 0x7f ? "'" + character + "'" : "a line end"));
    }
  }

  private static void checkDiffer(String option, char character, String other, char otherIs) {
    if (character == otherIs && character != NONE) {
      throw new IllegalArgumentException(
          "'%s' should differ from '%s', both were '%c'".formatted(option, other, character));
    }
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          ("'encoding' should be the name of a character set, such as utf-8 or windows-1252, was"
                  + " '%s'")
              .formatted(name),
          e);
    }
  }

  Charset charset() {
    return charset(encoding);
  }

  /** The byte of the quote character, or a value that no byte equals if there is none. */
  int quoteByte() {
    return quote == NONE ? NO_BYTE : quote;
  }

  /** The byte that begins a comment, or a value that no byte equals if there is none. */
  int commentByte() {
    return comment == NONE ? NO_BYTE : comment;
  }

  /** Returns true if a file's bytes are UTF-8, so that they needn't be decoded. */
  boolean isUtf8() {
    return charset().equals(StandardCharsets.UTF_8);
  }

  Dialect withHeader(boolean newHeader) {
    return new Dialect(newHeader, delimiter, quote, comment, missing, encoding, maxFieldBytes);
  }

  Dialect withDelimiter(char newDelimiter) {
    return new Dialect(header, newDelimiter, quote, comment, missing, encoding, maxFieldBytes);
  }

  Dialect withQuote(char newQuote) {
    return new Dialect(header, delimiter, newQuote, comment, missing, encoding, maxFieldBytes);
  }

  Dialect withComment(char newComment) {
    return new Dialect(header, delimiter, quote, newComment, missing, encoding, maxFieldBytes);
  }

  Dialect withMissing(List<String> newMissing) {
    return new Dialect(header, delimiter, quote, comment, newMissing, encoding, maxFieldBytes);
  }

  Dialect withEncoding(String newEncoding) {
    return new Dialect(header, delimiter, quote, comment, missing, newEncoding, maxFieldBytes);
  }

  Dialect withMaxFieldBytes(int newMax) {
    return new Dialect(header, delimiter, quote, comment, missing, encoding, newMax);
  }
}
