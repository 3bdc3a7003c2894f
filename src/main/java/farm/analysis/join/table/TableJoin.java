package farm.analysis.join.table;

import farm.analysis.aggregate.group.HeapLimit;
import farm.analysis.chunk.Schema;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.problem.DataException;
import java.io.Serializable;

/**
 * A join of two inputs whose one side is a table in memory; the rows of the other stream past it.
 *
 * @param table the side in memory
 * @param name the name of that input in messages
 */
public record TableJoin(Pairing pairing, Side table, String name) implements Serializable {

  private static final String SMALLER =
      "choose fewer columns with 'fields', or name a smaller input in 'broadcast'";

  Side streamed() {
    return table.other();
  }

  /** The columns of the table. */
  Schema tableColumns() {
    return pairing.columns(table);
  }

  /** Returns true if rows of the streamed side without a match stay. */
  boolean keepsStreamed() {
    return pairing.keeps(streamed());
  }

  /** Returns true if rows of the table without a match stay. */
  boolean keepsTable() {
    return pairing.keeps(table);
  }

  /**
   * Checks the rows of the table so far.
   *
   * @throws DataException if the table is too large for the heap
   */
  void checkFits(EncodedRows rows) {
    HeapLimit.check(
        "%s is held in memory by the join: its %,d rows so far".formatted(name, rows.rowCount()),
        rows.tableBytes(pairing.keys().size()),
        SMALLER);
  }

  /**
   * Checks the heap while the rows of the table are collected.
   *
   * @throws DataException if it is nearly full
   */
  void checkHeap() {
    HeapLimit.checkUse("%s is held in memory by the join".formatted(name), SMALLER);
  }
}
