package farm.analysis.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known name that a mistyped name was probably meant to be. */
public final class NearestName {

  private static final int LISTED_WHOLE = 12;
  private static final int LISTED_NEAREST = 5;

  /** The least number of letters that can stand for a longer name. */
  private static final int LEAST_BEGINNING = 3;

  private NearestName() {}

  /**
   * The known name with the fewest typing errors, ignoring case; if several have the same number,
   * the first in the alphabet. If more than about a third of the letters would have to change, it
   * is the known name that begins with {@code wrong}: with three letters or more, and at least a
   * third of the name. Empty if none or several begin so.
   */
  public static Optional<String> of(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> isNear(wrong, name))
        .min(byDistance(wrong))
        .or(() -> completed(wrong, known));
  }

  private static Optional<String> completed(String wrong, Collection<String> known) {
    int length = wrong.length();
    List<String> longer =
        known.stream().filter(name -> name.regionMatches(true, 0, wrong, 0, length)).toList();
    return longer.size() == 1 && length >= Math.max(LEAST_BEGINNING, longer.get(0).length() / 3)
        ? Optional.of(longer.get(0))
        : Optional.empty();
  }

  /**
   * The end of a message: {@code "; did you mean 'path'?"}, or an empty text if no name is near.
   */
  public static String hint(String wrong, Collection<String> known) {
    return of(wrong, known).map("; did you mean '%s'?"::formatted).orElse("");
  }

  /**
   * The end of a message that lists the known names: {@code "; did you mean 'path'? Options: path,
   * table"}, or {@code "; options: path, table"} if no name is near. Of more than twelve names, it
   * lists the nearest five.
   *
   * @param what the kind of the names, in the plural and in lower case
   */
  public static String choices(String wrong, String what, Collection<String> known) {
    String names = known.isEmpty() ? "none" : listed(wrong, known);
    String hint = hint(wrong, known);
    return hint.isEmpty()
        ? "; %s: %s".formatted(what, names)
        : "%s %s%s: %s"
            .formatted(
                hint, what.substring(0, 1).toUpperCase(Locale.ROOT), what.substring(1), names);
  }

  private static String listed(String wrong, Collection<String> known) {
    if (known.size() <= LISTED_WHOLE) {
      return String.join(", ", known);
    }
    String nearest =
        known.stream()
            .sorted(byDistance(wrong))
            .limit(LISTED_NEAREST)
            .sorted()
            .collect(Collectors.joining(", "));
    return "%s, … (%d in all)".formatted(nearest, known.size());
  }

  private static Comparator<String> byDistance(String wrong) {
    return Comparator.<String>comparingInt(name -> distance(wrong, name))
        .thenComparing(Comparator.naturalOrder());
  }

  private static boolean isNear(String wrong, String name) {
    int limit = (wrong.length() + 1) / 3;
    return Math.abs(wrong.length() - name.length()) <= limit && distance(wrong, name) <= limit;
  }

  /**
   * The number of insertions, deletions, substitutions and swaps of neighbouring letters, ignoring
   * case (F. J. Damerau, CACM 7(3), 1964), in the restricted form that edits no letter twice.
   */
  private static int distance(String wrong, String name) {
    String a = wrong.toLowerCase(Locale.ROOT);
    String b = name.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = cost[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
  }
}
