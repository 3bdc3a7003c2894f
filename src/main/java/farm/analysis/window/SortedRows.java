package farm.analysis.window;

import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * All rows in an order; equal rows are in the order of the inputs.
 *
 * @param schema the columns
 */
record SortedRows(Schema schema, ArrayList<Order> orders, RowLimit limit)
    implements RowsRoot.Made<Iterable<Chunk>> {

  @Override
  public Iterator<Chunk> rows(Iterable<Chunk> pieces) {
    Chunk all = Chunk.concat(inOrder(pieces, limit));
    return List.of(all.select(RowOrder.of(schema, orders).sorted(all))).iterator();
  }

  /** The pieces in the order of the inputs; checks that they fit in memory. */
  static List<Chunk> inOrder(Iterable<Chunk> pieces, RowLimit limit) {
    List<Chunk> all = new ArrayList<>();
    RowLimit.Count count = limit.begin();
    for (Chunk piece : pieces) {
      all.add(piece);
      count.add(piece);
    }
    Comparator<Chunk> order = Comparator.comparing(Chunk::origin);
    all.sort(order.thenComparing(chunk -> chunk.origin().input()));
    return all;
  }
}
