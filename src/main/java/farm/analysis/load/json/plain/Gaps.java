package farm.analysis.load.json.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gaps that were met, as far as memory is bounded. */
final class Gaps {

  private static final int MOST_GAPS = 1000;
  private static final int MOST_BYTES = 1000;

  private final Map<String, PlainCell> cells;
  private final boolean ignoresOthers;

  /** Names of objects of which fields are columns. */
  private final Set<String> nested = new HashSet<>();

  private final Map<String, Gap> gaps = new HashMap<>();

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
    String text = new String(bytes, from, value - from, UTF_8);
    Gap gap = gaps.get(text);
    if (gap == null) {
      String name = new String(bytes, quote + 1, end - quote - 1, UTF_8);
      if (isPlain(name)) {
        gap = new Gap(bytes, from, value, cells.get(name));
        gaps.put(text, gap);
      }
    }
    return gap;
  }

  /** Whether values of the name are for a cell or nobody, and there is room for another gap. */
  private boolean isPlain(String name) {
    return gaps.size() < MOST_GAPS
        && !nested.contains(name)
        && (ignoresOthers || cells.containsKey(name));
  }
}
