package farm.analysis.load.json.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import farm.analysis.chunk.SplitMix64;
import farm.analysis.decimal.ByteWords;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gaps seen so far, limited in number and size to bound memory. */
final class Gaps {

  private static final int SLOTS = 1 << 11;
  private static final int MOST_GAPS = SLOTS / 2;
  private static final int MOST_BYTES = 1000;

  private final Map<String, PlainCell> cells;
  private final boolean ignoresOthers;

  /** The names of objects that contain columns. */
  private final Set<String> nested = new HashSet<>();

  /** A hash table; after a collision a gap is in one of the next slots. */
  private final @Nullable Gap[] gaps = new Gap[SLOTS];

  private int size;

  /**
   * Creates an empty set of gaps.
   *
   * @param cells the cells that take the values, by name
   * @param flatten true if a dotted name may mean a field of a nested object
   * @param ignoresOthers true if names without a cell are plain too; their values are skipped
   */
  Gaps(Map<String, PlainCell> cells, boolean flatten, boolean ignoresOthers) {
    this.cells = cells;
    this.ignoresOthers = ignoresOthers;
    for (String name : cells.keySet()) {
      for (int dot = name.indexOf('.'); flatten && dot >= 0; dot = name.indexOf('.', dot + 1)) {
        nested.add(name.substring(0, dot));
      }
    }
  }

  /**
   * The gap at a place, or null if it isn't plain.
   *
   * @param separator the place of its brace or comma
   */
  @Nullable Gap find(byte[] bytes, int from, int separator) {
    int quote = Skip.spaces(bytes, separator + 1);
    int end = bytes[quote] == '"' ? Skip.plainText(bytes, quote + 1) : Skip.NONE;
    if (end == Skip.NONE || bytes[end] != '"' || bytes[end + 1] != ':') {
      return null;
    }
    int value = Skip.spaces(bytes, end + 2);
    if (value - from > MOST_BYTES) {
      return null;
    }
    int slot = slot(bytes, from, value);
    for (; gaps[slot] != null; slot = (slot + 1) % SLOTS) {
      if (gaps[slot].end(bytes, from) == value) {
        return gaps[slot];
      }
    }
    String name = new String(bytes, quote + 1, end - quote - 1, UTF_8);
    if (isPlain(name)) {
      gaps[slot] = new Gap(bytes, from, value, cells.get(name));
      size++;
    }
    return gaps[slot];
  }

  private static int slot(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    for (int at = from; at < to; at += Long.BYTES) {
      int beyond = Math.max(0, at + Long.BYTES - to);
      hash = (hash ^ ByteWords.at(bytes, at) << (beyond * Byte.SIZE)) * SplitMix64.GOLDEN;
      hash ^= hash >>> 32;
    }
    return (int) (hash & (SLOTS - 1));
  }

  /** Returns true if values of the name have a cell or are ignored, and another gap has room. */
  private boolean isPlain(String name) {
    return size < MOST_GAPS && !nested.contains(name) && (ignoresOthers || cells.containsKey(name));
  }
}
