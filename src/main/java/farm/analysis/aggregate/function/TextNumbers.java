package farm.analysis.aggregate.function;

import farm.analysis.chunk.TextColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct texts from 0, in the order of their first appearance. */
public final class TextNumbers {

  private static final int UNKNOWN = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private long textBytes;

  /** Returns the number of a text; a new text gets the next number. */
  public int number(String text) {
    Integer known = numbers.putIfAbsent(text, texts.size());
    if (known != null) {
      return known;
    }
    texts.add(text);
    textBytes += text.length();
    return texts.size() - 1;
  }

  /** The text with this number. */
  public String text(long number) {
    return texts.get((int) number);
  }

  /** The number of distinct texts. */
  public int size() {
    return texts.size();
  }

  /** Returns an empty cache for the number of each dictionary code of a column. */
  public int[] numbersFor(TextColumn column) {
    return unknown(column.dictionarySize());
  }

  /** Returns an empty cache for converting numbers of {@code others} to numbers here. */
  public int[] numbersFor(TextNumbers others) {
    return unknown(others.size());
  }

  private static int[] unknown(int size) {
    int[] numbers = new int[size];
    Arrays.fill(numbers, UNKNOWN);
    return numbers;
  }

  /** Returns the number of the text at a position; {@code ofCodes} caches it by dictionary code. */
  public int number(TextColumn column, int position, int[] ofCodes) {
    int code = column.codeAt(position);
    if (ofCodes[code] == UNKNOWN) {
      ofCodes[code] = number(column.dictionaryText(code));
    }
    return ofCodes[code];
  }

  /**
   * Returns the number that a text of {@code others} has here; {@code ofOthers} caches it by
   * number.
   */
  public int number(TextNumbers others, int number, int[] ofOthers) {
    if (ofOthers[number] == UNKNOWN) {
      ofOthers[number] = number(others.text(number));
    }
    return ofOthers[number];
  }

  /** Writes all texts, in the order of their numbers. */
  public void encode(DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeInt(text.length());
      out.writeChars(text);
    }
  }

  /** Reads the texts that {@link #encode} wrote; there must be no texts yet. */
  public void decode(DataInputStream in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      number(decodeText(in));
    }
    if (texts.size() != count) {
      throw new StreamCorruptedException(
          "%d texts, only %d of them distinct".formatted(count, texts.size()));
    }
  }

  private static String decodeText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > Integer.MAX_VALUE / 2) {
      throw new StreamCorruptedException("text of %d chars".formatted(length));
    }
    byte[] chars = in.readNBytes(2 * length);
    if (chars.length < 2 * length) {
      throw new EOFException("%d bytes left; should be %d".formatted(chars.length, 2 * length));
    }
    return ByteBuffer.wrap(chars).asCharBuffer().toString();
  }

  /** The approximate memory of the texts and their map, in bytes. */
  public long byteSize() {
    return textBytes + 120L * texts.size();
  }
}
