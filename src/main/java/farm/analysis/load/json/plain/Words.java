package farm.analysis.load.json.plain;

import farm.analysis.decimal.ByteWords;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bytes of a JSON text, four or eight at a time. */
final class Words {

  private static final long QUOTES = '"' * ByteWords.ONES;
  private static final long BACKSLASHES = '\\' * ByteWords.ONES;
  private static final long SPACES = ' ' * ByteWords.ONES;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static int fourAt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  /** Four ASCII characters in the form of {@link #fourAt}. */
  static int four(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }

  /**
   * Marks the bytes of a JSON string that need a closer look: quotes, backslashes, control
   * characters and bytes beyond ASCII. The first mark is right; later ones may be wrong.
   */
  static long specials(long word) {
    long quotes = (word ^ QUOTES) - ByteWords.ONES;
    long backslashes = (word ^ BACKSLASHES) - ByteWords.ONES;
    return (quotes | backslashes | (word - SPACES) | word) & ByteWords.HIGH_BITS;
  }

  /** The index of the first marked byte. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
