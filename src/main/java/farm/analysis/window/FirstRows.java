package farm.analysis.window;

import farm.analysis.aggregate.group.HeapLimit;
import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Collects the first rows in an order; rows that are equal in this order are in the order of the
 * inputs. Memory grows with the number of rows kept, not with the number of rows added.
 */
final class FirstRows {

  private static final Origin ORIGIN = Origin.of("first rows");

  /** The minimum number of rows that wait before they are sorted in. */
  private static final int LEAST_WAITING = 1 << 10;

  private final Wanted wanted;
  private Chunk kept;
  private ChunkBuilder waiting;

  /** No rows yet. */
  FirstRows(Wanted wanted) {
    this.wanted = wanted;
    this.kept = Chunk.empty(wanted.places.schema(), ORIGIN);
    this.waiting = new ChunkBuilder(wanted.places.schema(), 0);
  }

  /** The rows to collect. */
  static final class Wanted implements Serializable {

    private final int limit;
    private final RowPlaces places;
    private final RowOrder order;
    private final RowOrder total;

    /**
     * The first {@code limit} rows.
     *
     * @param rows the columns of the rows
     */
    Wanted(Schema rows, List<Order> orders, long limit) {
      this.limit = (int) Math.min(limit, Integer.MAX_VALUE);
      this.places = new RowPlaces(rows);
      this.order = RowOrder.of(rows, orders);
      List<Order> all = new ArrayList<>(orders);
      all.addAll(places.orders());
      this.total = RowOrder.of(places.schema(), all);
    }

    /** The places of the rows. */
    RowPlaces places() {
      return places;
    }
  }

  /** Adds the rows of a chunk. */
  void add(Chunk chunk) {
    Chunk candidates = kept.rowCount() < wanted.limit ? chunk : chunk.select(candidates(chunk));
    if (candidates.rowCount() > 0) {
      addPlaced(wanted.places.addTo(candidates));
    }
  }

  /** The numbers of the rows that come before the last row kept. */
  private int[] candidates(Chunk chunk) {
    int last = kept.rowCount() - 1;
    int mostSign = wanted.places.isAfter(chunk.origin(), kept, last) ? -1 : 0;
    return IntStream.range(0, chunk.rowCount())
        .filter(row -> wanted.order.compare(chunk, row, kept, last) <= mostSign)
        .toArray();
  }

  /** Adds rows with their places. */
  void addPlaced(Chunk rows) {
    for (int row = 0; row < rows.rowCount(); row++) {
      waiting.appendRow(rows, row);
    }
    if (waiting.rowCount() >= Math.max(wanted.limit, LEAST_WAITING)) {
      sortIn();
    }
    HeapLimit.check(
        "%,d rows so far".formatted(kept.rowCount() + waiting.rowCount()),
        2 * (kept.byteSize() + waiting.byteSize()),
        "ask for fewer rows with 'limit'");
  }

  private void sortIn() {
    Chunk all = Chunk.concat(List.of(kept, waiting.build(ORIGIN)));
    int[] rows = wanted.total.sorted(all);
    Chunk first = all.select(Arrays.copyOf(rows, Math.min(rows.length, wanted.limit)));
    kept = Chunk.concat(List.of(first)); // without the texts of other rows
    waiting = new ChunkBuilder(wanted.places.schema(), 0);
  }

  /** The rows in order, with their places. */
  Chunk rows() {
    sortIn();
    return kept;
  }
}
