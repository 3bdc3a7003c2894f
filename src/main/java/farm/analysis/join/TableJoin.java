package farm.analysis.join;

import farm.analysis.chunk.Schema;
import farm.analysis.join.Pairing.Side;
import java.io.Serializable;

/**
 * A join of two inputs whose one side is a table in memory; the rows of the other stream past it.
 *
 * @param table the side in memory
 * @param name the name of that input in messages
 */
record TableJoin(Pairing pairing, Side table, String name) implements Serializable {

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
}
