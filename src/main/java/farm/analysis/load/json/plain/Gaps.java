package farm.analysis.load.json.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gaps that were met, as far as memory is bounded. */
final class Gaps {

  private static final int SLOTS = 1 << 11;
  private static final int MOST_GAPS = SLOTS / 2;
  private static final int MOST_BYTES = 1000;

  /** The golden ratio in 64 bits (D. E. Knuth, TAOCP 3, 6.4: multiplicative hashing). */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final Map<String, PlainCell> cells;
  private final boolean ignoresOthers;

  /** Names of objects of which fields are columns. */
  private final Set<String> nested = new HashSet<>();

  /** By hash, or in a slot after. */
  private final @Nullable Gap[] gaps = new Gap[SLOTS];

  private int size;

  /**
   * No gaps yet.
   *
   * @param cells what takes the values, by name
   * @param flatten whether those with dotted names may be of nested objects
   * @param ignoresOthers whether other names are plain too
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
   * The gap that stands at a place, or null if it isn't plain.
   *
   * @param separator where its brace or comma is
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
      hash = (hash ^ Words.at(bytes, at) << (beyond * Byte.SIZE)) * GOLDEN;
      hash ^= hash >>> 32;
    }
    return (int) (hash & (SLOTS - 1));
  }

  /** Whether values of the name are for a cell or nobody, and there is room for another gap. */
  private boolean isPlain(String name) {
    return size < MOST_GAPS && !nested.contains(name) && (ignoresOthers || cells.containsKey(name));
  }
}
