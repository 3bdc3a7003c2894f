package farm.analysis.load.json.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A name that objects have, as it stands in their bytes, with what is known to come after it. */
final class Name {

  private final @Nullable PlainCell cell;
  private final long[] words;
  private final int length;
  private @Nullable Name next;

  /**
   * A name without anything to escape.
   *
   * @param cell takes the name's values, or null to skip them
   */
  Name(String name, @Nullable PlainCell cell) {
    this.cell = cell;
    byte[] bytes = ("\"" + name + "\":").getBytes(UTF_8);
    length = bytes.length;
    words = new long[(length + Long.BYTES - 1) / Long.BYTES];
    byte[] padded = Arrays.copyOf(bytes, words.length * Long.BYTES);
    Arrays.setAll(words, word -> Words.at(padded, word * Long.BYTES));
  }

  /** Where the value is whose name stands here, or {@link Skip#NONE} if it is another name. */
  int value(byte[] bytes, int at) {
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

  /** The name that came after this one last time, or null at first. */
  @Nullable Name next() {
    return next;
  }

  void setNext(Name next) {
    this.next = next;
  }
}
