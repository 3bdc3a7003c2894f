package farm.analysis.chunk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of text, or of JSON stored as text: codes into a dictionary of the distinct values.
 * Simulation text repeats (agent ids, types), so the dictionary is short.
 */
public final class TextColumn extends Column {

  private final int[] codes;
  private final String[] dictionary;
  private final long textBytes;

  private TextColumn(ColumnType type, int size, boolean constant, Builder from) {
    super(type, size, constant, from.missingBits());
    this.codes = from.codes.length == from.size ? from.codes : Arrays.copyOf(from.codes, from.size);
    this.dictionary = from.dictionary.toArray(String[]::new);
    this.textBytes = from.textBytes;
  }

  private TextColumn(
      ColumnType type, int[] codes, TextColumn dictionaryOf, int size, long @Nullable [] missing) {
    super(type, size, codes.length == 1, missing);
    this.codes = codes;
    this.dictionary = dictionaryOf.dictionary;
    this.textBytes = dictionaryOf.textBytes;
  }

  /** A text column of these values; null is a missing value. */
  public static TextColumn of(@Nullable String... values) {
    Builder builder = new Builder(ColumnType.TEXT, values.length);
    for (String value : values) {
      if (value == null) {
        builder.appendMissing();
      } else {
        builder.append(value);
      }
    }
    return builder.build(builder.size, false);
  }

  /** A text column that has {@code value} at each of {@code size} positions. */
  public static TextColumn constant(String value, int size) {
    Builder builder = new Builder(ColumnType.TEXT, 1);
    builder.append(value);
    return builder.build(size, true);
  }

  /** The value at this position. */
  public String textAt(int position) {
    assert isPosition(position) : position;
    return dictionary[codes[position & mask]];
  }

  /** The dictionary code at this position; equal codes mean equal texts. */
  public int codeAt(int position) {
    assert isPosition(position) : position;
    return codes[position & mask];
  }

  /** The number of dictionary codes; the first is 0. */
  public int dictionarySize() {
    return dictionary.length;
  }

  /** The text of a dictionary code. */
  public String dictionaryText(int code) {
    return dictionary[code];
  }

  /** The same texts as a column of type text or JSON. */
  public TextColumn as(ColumnType textual) {
    if (!textual.isTextual()) {
      throw new IllegalArgumentException(
          "the type of a text column should be text or json, was " + textual.word());
    }
    return new TextColumn(textual, codes, this, size(), missingBits());
  }

  @Override
  Column gathered(int[] positions, int size, long @Nullable [] missing) {
    if (dictionary.length > positions.length) {
      return gatheredAlone(positions, size, missing);
    }
    int[] gathered = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      gathered[i] = codes[positions[i]];
    }
    return new TextColumn(type(), gathered, this, size, missing);
  }

  /** The values at these positions, without the texts of others. */
  private Column gatheredAlone(int[] positions, int size, long @Nullable [] missing) {
    Builder texts = new Builder(type(), positions.length);
    for (int position : positions) {
      texts.append(textAt(position));
    }
    TextColumn alone = texts.build(positions.length, false);
    return new TextColumn(type(), alone.codes, alone, size, missing);
  }

  @Override
  Object boxedAt(int position) {
    return textAt(position);
  }

  @Override
  long valueBytes() {
    return 4L * codes.length + textBytes;
  }

  @Override
  public boolean sameAt(int position, Column other, int otherPosition) {
    if (isMissing(position) || other.isMissing(otherPosition)) {
      return isMissing(position) == other.isMissing(otherPosition);
    }
    return textAt(position).equals(((TextColumn) other).textAt(otherPosition));
  }

  /** Collects texts and builds their dictionary. */
  public static final class Builder extends Column.Builder {

    /**
     * The bytes the JVM needs for a string beyond its (Latin-1) characters: two headers, a
     * reference.
     */
    private static final long STRING_OVERHEAD = 56;

    private final ColumnType type;

    /**
     * The code of each distinct value. Null until a value comes as a string or as invalid UTF-8, or
     * {@link #codeOfBytes} is full.
     */
    private @Nullable Map<String, Integer> codeOf;

    private final Utf8Codes codeOfBytes = new Utf8Codes();
    private final List<String> dictionary = new ArrayList<>();
    private int[] codes;
    private long textBytes;

    Builder(ColumnType type, int capacity) {
      this.type = type;
      this.codes = new int[capacity];
    }

    /** Adds one value. */
    public void append(String value) {
      appendCode(codeOf(value));
    }

    /**
     * Adds one value in UTF-8, which is faster than making a string for each. Invalid bytes become
     * U+FFFD.
     *
     * @return true if the bytes are valid UTF-8
     */
    public boolean appendUtf8(byte[] bytes, int from, int to) {
      int known = codeOfBytes.find(bytes, from, to);
      if (known != Utf8Codes.NONE) {
        appendCode(known);
        return true;
      }
      String value = new String(bytes, from, to - from, UTF_8);
      if (value.indexOf('\ufffd') >= 0
          && !Arrays.equals(value.getBytes(UTF_8), Arrays.copyOfRange(bytes, from, to))) {
        append(value);
        return false;
      }
      int code = codeOf == null ? newCode(value) : codeOf(value);
      appendCode(code);
      if (!codeOfBytes.put(bytes, from, to, code)) {
        codes();
      }
      return true;
    }

    /** The approximate memory the distinct values take, in bytes. */
    long dictionaryBytes() {
      return textBytes;
    }

    private int codeOf(String value) {
      Integer known = codes().putIfAbsent(value, dictionary.size());
      return known == null ? newCode(value) : known;
    }

    private Map<String, Integer> codes() {
      Map<String, Integer> known = codeOf;
      if (known == null) {
        known = new HashMap<>();
        for (int code = 0; code < dictionary.size(); code++) {
          known.put(dictionary.get(code), code);
        }
        codeOf = known;
      }
      return known;
    }

    private int newCode(String value) {
      dictionary.add(value);
      textBytes += STRING_OVERHEAD + value.length();
      return dictionary.size() - 1;
    }

    private void appendCode(int code) {
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, Math.max(16, 2 * size));
      }
      codes[size++] = code;
    }

    @Override
    void appendNothing() {
      appendCode(0);
    }

    @Override
    void appendValueOf(Column column, int position) {
      append(((TextColumn) column).textAt(position));
    }

    @Override
    TextColumn build(int size, boolean constant) {
      return new TextColumn(type, size, constant, this);
    }
  }
}
