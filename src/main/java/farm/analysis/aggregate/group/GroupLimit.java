package farm.analysis.aggregate.group;

import farm.analysis.problem.DataException;

/** Fails a run with a clear error before too many groups exhaust the heap. */
final class GroupLimit {

  private GroupLimit() {}

  /**
   * Checks the number of all groups.
   *
   * @throws DataException if there are more than {@code most} groups
   */
  static void check(long groups, long most) {
    if (groups > most) {
      throw new DataException(
          ("there are more than %,d groups, the limit max_groups; group by fewer columns or by"
                  + " coarser values")
              .formatted(most));
    }
  }

  /**
   * Checks a table of merged groups.
   *
   * @throws DataException if there are more than {@code most} groups, or soon too many for the heap
   */
  static void check(GroupTable groups, long most) {
    check(groups.size(), most);
    HeapLimit.check(
        "about %,d groups so far".formatted(groups.size()),
        groups.byteSizeSoon(),
        "group by fewer columns or by coarser values");
  }
}
