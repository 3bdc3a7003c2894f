package farm.analysis.aggregate.distribution.distinct;

import farm.analysis.aggregate.distribution.WordSet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.apache.beam.sdk.util.VarInt;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/**
 * The distinct texts of one group, as their numbers.
 *
 * <p>All groups share the numbers, which count from 0 without gaps. Up to 32 numbers are in an
 * array and take 4 bytes each. More than that are in a compressed bitmap (Lemire et al., Roaring
 * Bitmaps, Software: Practice and Experience 48(4), 2018). It takes 2 to 3 bytes for each text, and
 * at most 8 KB for each 65,536 texts of all groups.
 *
 * <p>Spark has an older RoaringBitmap on its class path, so this class calls only methods that both
 * versions have.
 */
final class TextSet implements WordSet {

  /** The bytes of this object and the header of its array. */
  private static final int OVERHEAD = 48;

  /** The bytes of a bitmap that has no containers. */
  private static final int BITMAP_OVERHEAD = 100;

  /**
   * The bytes of a container besides its content: its object, the header of its array, its key and
   * its reference.
   */
  private static final int CONTAINER_OVERHEAD = 48;

  private static final int BITMAP_CONTAINER = 8_192;

  private static final int MOST_SCANNED = 32;

  private int[] few = new int[1];
  private @Nullable RoaringBitmap many;
  private int size;

  /** The approximate size of the bitmap, in bytes, when it was last measured. */
  private int measuredBytes;

  private int measuredSize;

  @Override
  public void add(long word) {
    int number = (int) word;
    if (many != null) {
      addTo(many, number);
    } else if (!isAmongFew(number)) {
      append(number);
    }
  }

  private boolean isAmongFew(int number) {
    int i = 0;
    while (i < size && few[i] != number) {
      i++;
    }
    return i < size;
  }

  private void append(int number) {
    if (size == MOST_SCANNED) {
      RoaringBitmap bitmap = RoaringBitmap.bitmapOf(few);
      few = new int[0];
      many = bitmap;
      addTo(bitmap, number);
      return;
    }
    if (size == few.length) {
      few = Arrays.copyOf(few, Math.min(MOST_SCANNED, size + Math.max(1, size / 2)));
    }
    few[size++] = number;
  }

  private void addTo(RoaringBitmap bitmap, int number) {
    if (bitmap.checkedAdd(number)) {
      size++;
      if (size > measuredSize + measuredSize / 8) {
        measuredBytes = byteSize(bitmap);
        measuredSize = size;
      }
    }
  }

  /** The approximate size of a bitmap, in bytes; its arrays of numbers have some room to grow. */
  private static int byteSize(RoaringBitmap bitmap) {
    int bytes = BITMAP_OVERHEAD;
    ContainerPointer container = bitmap.getContainerPointer();
    while (container.getContainer() != null) {
      bytes += CONTAINER_OVERHEAD;
      bytes +=
          container.isBitmapContainer() ? BITMAP_CONTAINER : container.getCardinality() * 5 / 2;
      container.advance();
    }
    return bytes;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(LongConsumer receiver) {
    if (many != null) {
      many.forEach((int number) -> receiver.accept(number));
    } else {
      Arrays.stream(few, 0, size).forEach(receiver::accept);
    }
  }

  /**
   * Writes the numbers in ascending order, each as its distance to the one before. Equal sets have
   * equal bytes.
   */
  @Override
  public void encode(DataOutputStream out) throws IOException {
    int[] numbers = many == null ? Arrays.copyOf(few, size) : many.toArray();
    Arrays.sort(numbers);
    VarInt.encode(size, out);
    int before = -1;
    for (int number : numbers) {
      VarInt.encode(number - before, out);
      before = number;
    }
  }

  /**
   * Reads the set that {@link #encode} wrote.
   *
   * @param textCount the number of texts of all groups; each number of the set must be below it
   */
  static TextSet decode(DataInputStream in, int textCount) throws IOException {
    int size = VarInt.decodeInt(in);
    TextSet texts = new TextSet();
    long number = -1;
    for (int i = 0; i < size; i++) {
      int distance = VarInt.decodeInt(in);
      number += distance;
      if (distance < 1 || number >= textCount) {
        throw new StreamCorruptedException("text %d of %d".formatted(number, textCount));
      }
      texts.add(number);
    }
    if (texts.size != size) {
      throw new StreamCorruptedException("%d texts".formatted(size));
    }
    return texts;
  }

  @Override
  public long byteSize() {
    return OVERHEAD + 4L * few.length + measuredBytes;
  }
}
