package farm.analysis.load.json.plain;

import org.jspecify.annotations.Nullable;

/**
 * What stands in an object before a value: a brace or comma, the name, the colon, and spaces among
 * them. Objects of a file mostly have the same gaps in the same order, so that each tells the next.
 */
final class Gap {

  private final @Nullable PlainCell cell;
  private final long[] words;
  private final int length;
  private @Nullable Gap next;

  /**
   * The gap that stands at a place.
   *
   * @param cell takes the value after it, or null to skip that
   */
  Gap(byte[] bytes, int from, int to, @Nullable PlainCell cell) {
    this.cell = cell;
    length = to - from;
    words = new long[(length + Long.BYTES - 1) / Long.BYTES];
    for (int i = 0; i < length; i++) {
      words[i / Long.BYTES] |= (bytes[from + i] & 0xffL) << (i * Byte.SIZE);
    }
  }

  /** Where it ends if it stands here, or {@link Skip#NONE} if it doesn't. */
  int end(byte[] bytes, int at) {
    int last = words.length - 1;
    for (int word = 0; word < last; word++) {
      if (Words.at(bytes, at + word * Long.BYTES) != words[word]) {
        return Skip.NONE;
      }
    }
    long rest = Words.at(bytes, at + last * Long.BYTES) ^ words[last];
    return rest << (-length * Byte.SIZE) == 0 ? at + length : Skip.NONE;
  }

  @Nullable PlainCell cell() {
    return cell;
  }

  /** The gap that came after this one last time, or null if none did. */
  @Nullable Gap next() {
    return next;
  }

  void setNext(Gap next) {
    this.next = next;
  }
}
