package farm.analysis.pipeline.starter;

import farm.analysis.chunk.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A column, and its values in the first rows.
 *
 * @param rows the number of these rows
 * @param distinct the number of distinct values in them, without missing ones
 * @param ascending true if they are whole numbers that never fall
 */
record ColumnSample(String name, ColumnType type, int rows, int distinct, boolean ascending) {

  private static final int MOST_CATEGORIES = 50;

  /** The first words of names of columns that say when a row was recorded. */
  private static final Set<String> TIMES =
      Set.of("step", "tick", "ticks", "time", "timestep", "iteration", "generation", "epoch");

  /** The last words of names of columns that only identify something. */
  private static final Set<String> IDS = Set.of("id", "ids", "index", "key", "seed", "uuid");

  /** Returns true if the column orders the rows in time, by its name and its values. */
  boolean isTime() {
    List<String> words = words();
    return type == ColumnType.LONG
        && !words.isEmpty()
        && TIMES.contains(words.get(0))
        && (ascending || repeats());
  }

  /**
   * Returns true if the values only identify rows or things: the name says so, or a column without
   * a name of its own numbers the rows.
   */
  boolean isId() {
    List<String> words = words();
    boolean isCounter = ascending && distinct == rows && name.startsWith("column_");
    return isCounter || (!words.isEmpty() && IDS.contains(words.get(words.size() - 1)));
  }

  /** Returns true if values are few, and repeat. */
  boolean isCategory() {
    return type != ColumnType.DOUBLE
        && type != ColumnType.JSON
        && distinct >= 2
        && distinct <= MOST_CATEGORIES
        && repeats();
  }

  private boolean repeats() {
    return distinct <= rows / 2;
  }

  /** The words of the name in lower case: {@code step, number} for {@code stepNumber}. */
  private List<String> words() {
    String apart = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return Arrays.stream(apart.split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
