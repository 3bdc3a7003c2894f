package farm.analysis.decimal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Words of eight bytes, as numbers whose lowest byte comes first (L. Lamport, "Multiple byte
 * processing with full-word instructions", CACM 18/8, 1975).
 */
public final class ByteWords {

  /** The lowest bit of each byte. Multiplied by a byte, it gives a word of eight such bytes. */
  public static final long ONES = 0x0101010101010101L;

  /** The highest bit of each byte. */
  public static final long HIGH_BITS = 0x8080808080808080L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteWords() {}

  /** The word at an index; eight bytes must be there. */
  public static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** Puts a word at an index; there must be room for eight bytes. */
  public static void put(byte[] bytes, int index, long word) {
    LONGS.set(bytes, index, word);
  }
}
