package farm.analysis.inspect;

import farm.analysis.load.sqlite.table.IndexCost;
import farm.analysis.load.sqlite.table.TableColumns;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An index that filters want, in all databases that have its table and columns.
 *
 * @param index its table and columns
 * @param existing the number of databases that have it, by the name it has there; an index that
 *     begins with its columns counts
 * @param covered the number of databases that lack it, but want a longer one that begins with it
 * @param lacking the number of databases in which it has to be created
 * @param cost its cost in these
 */
public record WantedIndex(
    TableColumns index, Map<String, Integer> existing, int covered, int lacking, IndexCost cost) {

  /** Copies the map. */
  public WantedIndex {
    existing = new TreeMap<>(existing);
  }

  static WantedIndex of(TableColumns index) {
    return new WantedIndex(index, Map.of(), 0, 0, new IndexCost(0, 0));
  }

  /** This index, to be created in one more database. */
  WantedIndex lackingIn(IndexCost there) {
    IndexCost sum = new IndexCost(cost.rows() + there.rows(), cost.bytes() + there.bytes());
    return new WantedIndex(index, existing, covered, lacking + 1, sum);
  }

  /**
   * This index, with one more database that has it under this name or, without a name, wants a
   * longer one.
   */
  WantedIndex presentAs(Optional<String> name) {
    Map<String, Integer> known = new TreeMap<>(existing);
    name.ifPresent(one -> known.merge(one, 1, Integer::sum));
    return new WantedIndex(index, known, covered + (name.isPresent() ? 0 : 1), lacking, cost);
  }
}
