package farm.analysis.aggregate.group;

import farm.analysis.process.DataProcessor;
import java.io.Serializable;
import java.util.List;

/**
 * The groups that a result contains, and their order.
 *
 * @param maxGroups the largest number of groups; more are an error
 * @param having drops unwanted groups
 * @param orderBy the order of the rows, before the order of the keys
 * @param limit the largest number of rows; the first ones are kept
 * @param wholeKeys the number of leading keys; groups with the same values in these stay in one
 *     chunk; 0 to split chunks anywhere
 * @param blockRows the number of rows that are made at once; more if groups stay together
 */
public record ResultRows(
    long maxGroups,
    DataProcessor having,
    List<Order> orderBy,
    long limit,
    int wholeKeys,
    int blockRows)
    implements Serializable {

  /** All groups, at most 50 million, in the order of their keys. */
  public static final ResultRows DEFAULT =
      new ResultRows(50_000_000, chunk -> chunk, List.of(), Long.MAX_VALUE, 0, 1 << 14);

  public ResultRows {
    orderBy = List.copyOf(orderBy);
    if (maxGroups < 1) {
      throw new IllegalArgumentException("'max_groups' should be at least 1, was " + maxGroups);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("'limit' should be at least 1, was " + limit);
    }
  }

  public ResultRows withMaxGroups(long groups) {
    return new ResultRows(groups, having, orderBy, limit, wholeKeys, blockRows);
  }

  public ResultRows having(DataProcessor filter) {
    return new ResultRows(maxGroups, having.andThen(filter), orderBy, limit, wholeKeys, blockRows);
  }

  public ResultRows orderedBy(List<Order> orders) {
    return new ResultRows(maxGroups, having, orders, limit, wholeKeys, blockRows);
  }

  public ResultRows withLimit(long rows) {
    return new ResultRows(maxGroups, having, orderBy, rows, wholeKeys, blockRows);
  }

  public ResultRows whole(int keys) {
    return new ResultRows(maxGroups, having, orderBy, limit, keys, blockRows);
  }

  public ResultRows inBlocksOf(int rows) {
    return new ResultRows(maxGroups, having, orderBy, limit, wholeKeys, rows);
  }
}
