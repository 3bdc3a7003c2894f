package farm.analysis.join.range;

import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.join.pair.JoinedRows;
import farm.analysis.join.pair.KeyIndex;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.Side;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Joins the rows of one range of keys, in the order of the keys. Rows with equal keys are in the
 * order of the first input, then of the second. Rows of the first input without a match come before
 * those of the second with an equal key.
 */
final class RangeRows {

  private static final int MOST_ROWS = 1 << 14;

  private final Pairing pairing;
  private final Chunk left;
  private final Chunk right;
  private final Chunk leftKeys;
  private final Chunk rightKeys;
  private final RowOrder order;
  private final KeyIndex index;
  private final Origin origin;
  private final Consumer<Chunk> receiver;
  private final JoinedRows joined;
  private int chunks;
  private long given;

  /**
   * The rows of a range.
   *
   * @param left the rows of the first input, in their order
   * @param right the rows of the second input, in their order
   * @param origin the origin of the first chunk
   * @param receiver receives the chunks of the result
   */
  RangeRows(Pairing pairing, Chunk left, Chunk right, Origin origin, Consumer<Chunk> receiver) {
    KeyOrder keyOrder = new KeyOrder(pairing);
    this.pairing = pairing;
    this.order = keyOrder.order();
    Chunk keysOfLeft = keyOrder.keys(left, Side.LEFT);
    Chunk keysOfRight = keyOrder.keys(right, Side.RIGHT);
    int[] leftRows = order.sorted(keysOfLeft);
    int[] rightRows = order.sorted(keysOfRight);
    this.left = left.select(leftRows);
    this.right = right.select(rightRows);
    this.leftKeys = keysOfLeft.select(leftRows);
    this.rightKeys = keysOfRight.select(rightRows);
    this.index =
        new KeyIndex(this.right, pairing.keyColumns(Side.RIGHT), pairing.keyTypes(Side.LEFT));
    this.origin = origin;
    this.receiver = receiver;
    this.joined = new JoinedRows(pairing, MOST_ROWS);
  }

  /** Gives all chunks. */
  void join() {
    int[] groups = index.finder(pairing.keyColumns(Side.LEFT)).groupsOf(left);
    int[] unmatched = pairing.keepsRight() ? unmatched(groups) : new int[0];
    int next = 0;
    for (int row = 0; row < left.rowCount(); row++) {
      while (next < unmatched.length && isBefore(unmatched[next], row)) {
        add(JoinedRows.NONE, unmatched[next++]);
      }
      addMatches(row, groups[row]);
    }
    while (next < unmatched.length) {
      add(JoinedRows.NONE, unmatched[next++]);
    }
    give();
  }

  private int[] unmatched(int[] groups) {
    BitSet matched = new BitSet();
    KeyIndex.mark(groups, left.rowCount(), matched);
    return index.rowsWithout(matched, right.rowCount());
  }

  private boolean isBefore(int rightRow, int leftRow) {
    return order.compare(rightKeys, rightRow, leftKeys, leftRow) < 0;
  }

  private void addMatches(int row, int group) {
    if (group == KeyIndex.NONE) {
      if (pairing.keepsLeft()) {
        add(row, JoinedRows.NONE);
      }
      return;
    }
    IntStream.range(0, index.count(group)).forEach(n -> add(row, index.row(group, n)));
  }

  private void add(int leftRow, int rightRow) {
    joined.add(Side.LEFT, leftRow, rightRow);
    if (joined.isFull()) {
      give();
    }
  }

  private void give() {
    if (!joined.isEmpty()) {
      Origin next = new Origin(origin.input(), origin.part(), chunks++, given);
      Chunk chunk = joined.take(Side.LEFT, left, right, next);
      given += chunk.rowCount();
      receiver.accept(chunk);
    }
  }
}
