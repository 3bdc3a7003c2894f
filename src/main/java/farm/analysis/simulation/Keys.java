package farm.analysis.simulation;

import java.util.ArrayList;
import java.util.List;

/** Columns to group by. */
final class Keys {

  private Keys() {}

  /** The columns of a run, and those within it. */
  static List<String> of(List<String> run, String... within) {
    List<String> keys = new ArrayList<>(run);
    keys.addAll(List.of(within));
    return keys;
  }
}
