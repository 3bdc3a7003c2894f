package farm.analysis.load.sqlite.record;

import farm.analysis.load.sqlite.page.TextEncoding;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps only rows whose value in one column is a text, or the integer that the text represents.
 *
 * @param place the source of the column, which must be stored
 * @param integer the text as an integer, or null if it isn't one
 */
public record RowFilter(ColumnPlace place, String text, @Nullable Long integer)
    implements Serializable {

  /** The test for databases with this encoding. */
  Test test(TextEncoding encoding) {
    DefaultValue value = new DefaultValue(StorageClass.TEXT, 0, text);
    return new Test(value.serialType(encoding), value.bytes(encoding), integer);
  }

  /** Tests values as they are stored. */
  static final class Test {

    private final int textType;
    private final byte[] textBytes;
    private final @Nullable Long integer;

    private Test(int textType, byte[] textBytes, @Nullable Long integer) {
      this.textType = textType;
      this.textBytes = textBytes;
      this.integer = integer;
    }

    boolean accepts(int type, byte[] bytes, int start) {
      if (type == textType) {
        return Arrays.equals(
            bytes, start, start + textBytes.length, textBytes, 0, textBytes.length);
      }
      if (integer == null) {
        return false;
      }
      return SerialType.isInteger(type)
          ? SerialType.integer(type, bytes, start) == integer
          : type == SerialType.REAL && isInteger(SerialType.real(bytes, start), integer);
    }

    private static boolean isInteger(double real, long integer) {
      return real == (double) integer && (long) real == integer;
    }
  }
}
