package farm.analysis.aggregate;

import farm.analysis.process.DataProcessor;
import java.io.Serializable;
import java.util.List;

/**
 * Which groups a result has and in what order.
 *
 * @param maxGroups more groups than this are an error
 * @param having drops groups that aren't wanted
 * @param orderBy the order of rows; then and by default by the keys
 * @param limit how many rows there are at most, the first in this order
 * @param wholeKeys groups that have the first so many keys in common are in one chunk
 */
record ResultRows(
    long maxGroups, DataProcessor having, List<Order> orderBy, long limit, int wholeKeys)
    implements Serializable {

  /** All groups, at most 50 million, in the order of their keys. */
  static final ResultRows DEFAULT =
      new ResultRows(50_000_000, chunk -> chunk, List.of(), Long.MAX_VALUE, 0);

  ResultRows {
    orderBy = List.copyOf(orderBy);
    if (maxGroups < 1) {
      throw new IllegalArgumentException("'max_groups' should be at least 1, was " + maxGroups);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("'limit' should be at least 1, was " + limit);
    }
  }

  ResultRows withMaxGroups(long groups) {
    return new ResultRows(groups, having, orderBy, limit, wholeKeys);
  }

  ResultRows having(DataProcessor filter) {
    return new ResultRows(maxGroups, having.andThen(filter), orderBy, limit, wholeKeys);
  }

  ResultRows orderedBy(List<Order> orders) {
    return new ResultRows(maxGroups, having, orders, limit, wholeKeys);
  }

  ResultRows withLimit(long rows) {
    return new ResultRows(maxGroups, having, orderBy, rows, wholeKeys);
  }

  ResultRows whole(int keys) {
    return new ResultRows(maxGroups, having, orderBy, limit, keys);
  }
}
