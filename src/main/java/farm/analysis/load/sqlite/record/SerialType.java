package farm.analysis.load.sqlite.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The serial types of values in a row's header (sqlite.org/fileformat2.html §2.1). The array of a
 * value must have at least eight bytes from the value's start on.
 */
final class SerialType {

  static final int NULL = 0;
  static final int LONG = 6;
  static final int REAL = 7;
  static final int ZERO = 8;
  static final int ONE = 9;

  /** The type of an empty blob; the types of longer blobs are the even numbers after it. */
  static final int BLOB = 12;

  /** The type of an empty text; the types of longer texts are the odd numbers after it. */
  static final int TEXT = 13;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int[] SHORT_LENGTHS = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};

  /** By type: the number of bits to shift eight bytes right, to get the integer at their start. */
  private static final int[] SHIFTS = {0, 56, 48, 40, 32, 16, 0};

  private SerialType() {}

  /** Returns true if SQLite reserves the type for its own use. */
  static boolean isReserved(int type) {
    return type == 10 || type == 11;
  }

  /** The number of bytes that a value of the type takes. */
  static int length(int type) {
    return type < BLOB ? SHORT_LENGTHS[type] : (type - BLOB) >>> 1;
  }

  /** Returns true if the value is an integer. */
  static boolean isInteger(int type) {
    return (type >= 1 && type <= LONG) || type == ZERO || type == ONE;
  }

  /** Returns true if the value is text. */
  static boolean isText(int type) {
    return type >= TEXT && (type & 1) == 1;
  }

  /** Returns true if the value is NULL, or NaN, which SQLite treats as NULL. */
  static boolean isNull(int type, byte[] bytes, int start) {
    return type == NULL || (type == REAL && Double.isNaN(real(bytes, start)));
  }

  /** The value of an integer. */
  static long integer(int type, byte[] bytes, int start) {
    return type > LONG ? type - ZERO : (long) LONGS.get(bytes, start) >> SHIFTS[type];
  }

  /** The value of a real number. */
  static double real(byte[] bytes, int start) {
    return Double.longBitsToDouble((long) LONGS.get(bytes, start));
  }
}
