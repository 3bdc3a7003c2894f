package farm.analysis.simulation;

import java.util.ArrayList;
import java.util.List;

/** Lists of columns to group by. */
final class Keys {

  private Keys() {}

  /** The columns of a run, then {@code within}. */
  static List<String> of(List<String> run, String... within) {
    List<String> keys = new ArrayList<>(run);
    keys.addAll(List.of(within));
    return keys;
  }
}
