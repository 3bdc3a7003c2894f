package farm.analysis.join;

import farm.analysis.aggregate.group.HeapLimit;
import farm.analysis.problem.DataException;

/** Fails a run with a clear error before a join exhausts the heap. */
final class JoinLimit {

  /** The memory of the index of a table for each row, in bytes, without texts. */
  private static final long INDEX_BYTES = 32;

  private static final String SMALLER =
      "choose fewer columns with 'fields', or name a smaller input in 'broadcast'";

  private JoinLimit() {}

  /**
   * Checks the rows of the table of a join so far.
   *
   * @throws DataException if the table is too large for the heap
   */
  static void check(TableJoin join, TablePiece rows) {
    HeapLimit.check(
        "%s is held in memory by the join: its %,d rows so far"
            .formatted(join.name(), rows.rowCount()),
        bytes(join.pairing(), rows),
        SMALLER);
  }

  /**
   * Checks the heap while the rows of a table are collected.
   *
   * @throws DataException if it is nearly full
   */
  static void checkUse(TableJoin join) {
    HeapLimit.checkUse("%s is held in memory by the join".formatted(join.name()), SMALLER);
  }

  /**
   * Checks the rows of a range of keys.
   *
   * @throws DataException if they are too many for the heap
   */
  static void check(RangeJoin join, TablePiece left, TablePiece right) {
    HeapLimit.check(
        "%s and %s: the %,d and %,d rows of one range of keys"
            .formatted(join.left().name(), join.right().name(), left.rowCount(), right.rowCount()),
        bytes(join.pairing(), left) + bytes(join.pairing(), right),
        "choose fewer columns with 'fields', or leave out keys that most rows have");
  }

  /**
   * Checks the heap while rows are dealt out to ranges. A runner may keep the rows of both inputs
   * in the heap until all have been dealt out, as the DirectRunner does.
   *
   * @throws DataException if it is nearly full
   */
  static void checkUse(RangeJoin join) {
    HeapLimit.checkUse(
        "%s and %s are both large, and this run keeps the rows of both in memory"
            .formatted(join.left(), join.right()),
        "choose fewer columns with 'fields', or name the smaller input in 'broadcast', which keeps"
            + " only that one in memory");
  }

  /** The memory of rows while a table is made of them. */
  private static long bytes(Pairing pairing, TablePiece rows) {
    long keyBytes = (long) Long.BYTES * pairing.keys().size();
    return rows.encodedBytes()
        + 2 * rows.decodedBytes()
        + rows.rowCount() * (INDEX_BYTES + keyBytes);
  }
}
