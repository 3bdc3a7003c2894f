package farm.analysis.load.sqlite.record;

import farm.analysis.load.sqlite.page.TextEncoding;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The value of a column in rows that were stored before the column was added.
 *
 * @param bits an integer, or the bits of a real number; else 0
 * @param text a text; else empty, even for a blob, because no column of a chunk can hold one
 */
public record DefaultValue(StorageClass storage, long bits, String text) implements Serializable {

  /** No value. */
  public static final DefaultValue NULL = new DefaultValue(StorageClass.NULL, 0, "");

  /** Its serial type, as in a row's header (sqlite.org/fileformat2.html §2.1). */
  int serialType(TextEncoding encoding) {
    return switch (storage) {
      case INTEGER -> SerialType.LONG;
      case REAL -> SerialType.REAL;
      case TEXT -> SerialType.TEXT + 2 * bytes(encoding).length;
      case BLOB -> SerialType.BLOB;
      case NULL -> SerialType.NULL;
    };
  }

  /** Its bytes, as in a row; none for a blob. */
  byte[] bytes(TextEncoding encoding) {
    return switch (storage) {
      case INTEGER, REAL -> ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
      case TEXT ->
          text.getBytes(
              switch (encoding) {
                case UTF_8 -> StandardCharsets.UTF_8;
                case UTF_16LE -> StandardCharsets.UTF_16LE;
                case UTF_16BE -> StandardCharsets.UTF_16BE;
              });
      case BLOB, NULL -> new byte[0];
    };
  }
}
