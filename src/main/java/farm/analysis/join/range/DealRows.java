package farm.analysis.join.range;

import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.join.pair.EncodedRows;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Deals the rows of one side of a join out to ranges of keys.
 *
 * @param cuts the least key of each range but the first, in order
 */
record DealRows(
    RangeJoin join,
    Side side,
    PCollectionView<Iterable<Chunk>> cuts,
    TupleTag<KV<Integer, EncodedRows>> branch)
    implements ChunkOperator {

  /** The size of all pieces, in bytes, beyond which they are emitted before the bundle ends. */
  private static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  @Override
  public List<PCollectionView<?>> facts() {
    return List.of(cuts);
  }

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance(known.of(cuts).iterator().next());
  }

  private final class Instance implements OperatorInstance {

    private final KeyOrder keyOrder = new KeyOrder(join.pairing());
    private final RowOrder order = keyOrder.order();
    private final Chunk cutKeys;
    private final Map<Integer, EncodedRows> pieces = new TreeMap<>();
    private long bytes;

    Instance(Chunk cutKeys) {
      this.cutKeys = cutKeys;
    }

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      int[] ranges = ranges(keyOrder.keys(chunk, side));
      int[] sizes = new int[cutKeys.rowCount() + 1];
      Arrays.stream(ranges).forEach(range -> sizes[range]++);
      int[][] rows = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
      for (int row = ranges.length - 1; row >= 0; row--) {
        rows[ranges[row]][--sizes[ranges[row]]] = row;
      }
      for (int range = 0; range < rows.length; range++) {
        if (rows[range].length > 0) {
          add(range, chunk.select(rows[range]));
        }
      }
      if (bytes > MOST_BYTES) {
        give(outputs);
      }
    }

    private void add(int range, Chunk rows) {
      EncodedRows piece = piece(range);
      long before = piece.encodedBytes();
      piece.add(rows);
      bytes += piece.encodedBytes() - before;
    }

    private EncodedRows piece(int range) {
      return pieces.computeIfAbsent(range, r -> new EncodedRows(join.pairing().columns(side)));
    }

    /** For each row, the number of cuts that aren't greater than its key. */
    private int[] ranges(Chunk keys) {
      int[] ranges = new int[keys.rowCount()];
      for (int row = 0; row < ranges.length; row++) {
        boolean isSame = row > 0 && order.compare(keys, row, keys, row - 1) == 0;
        ranges[row] = isSame ? ranges[row - 1] : range(keys, row);
      }
      return ranges;
    }

    private int range(Chunk keys, int row) {
      int low = 0;
      int high = cutKeys.rowCount();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (order.compare(cutKeys, middle, keys, row) <= 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    /** Gives at least one piece, so that there is a range to join even without rows. */
    @Override
    public void finish(Outputs outputs) {
      piece(0);
      give(outputs);
    }

    private void give(Outputs outputs) {
      join.checkHeap();
      pieces.forEach((range, piece) -> outputs.give(branch, KV.of(range, piece)));
      pieces.clear();
      bytes = 0;
    }
  }
}
