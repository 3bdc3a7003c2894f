package farm.analysis.load.sqlite.table;

import farm.analysis.load.input.ColumnUnion;
import java.util.List;

/** The note on databases that can't be read by their pages. */
public final class SlowReads {

  private SlowReads() {}

  /** One note that names such sources and their obstacles, or none if there are no such sources. */
  public static List<String> notes(List<SqliteSource> sources) {
    List<SqliteSource> slow =
        sources.stream().filter(source -> !source.pages().obstacle().isEmpty()).toList();
    if (slow.isEmpty()) {
      return List.of();
    }
    String through = "read through sqlite-jdbc, which is slower";
    if (sources.size() == 1) {
      SqliteSource one = slow.get(0);
      return List.of(
          "%s is %s, because %s".formatted(one.input(), through, one.pages().obstacle()));
    }
    return List.of(
        "%d of %d databases are %s: %s"
            .formatted(
                slow.size(),
                sources.size(),
                through,
                ColumnUnion.firstFew(
                    slow.stream()
                        .map(one -> "%s (%s)".formatted(one.input(), one.pages().obstacle()))
                        .toList())));
  }
}
