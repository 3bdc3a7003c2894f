package farm.analysis.join.pair;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.join.pair.Pairing.First;
import farm.analysis.join.pair.Pairing.Of;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.join.pair.Pairing.Source;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs of a row of each side of a join, which become rows of the result. A row without a match is
 * paired with {@link #NONE}.
 */
public final class JoinedRows {

  /** Stands for the row that a side doesn't have. */
  public static final int NONE = -1;

  private final Pairing pairing;
  private final int[] left;
  private final int[] right;
  private int size;

  /** Room for this number of pairs. */
  public JoinedRows(Pairing pairing, int capacity) {
    this.pairing = pairing;
    this.left = new int[capacity];
    this.right = new int[capacity];
  }

  /** Adds a pair of a row of this side and a row of the other. */
  public void add(Side side, int row, int otherRow) {
    left[size] = side == Side.LEFT ? row : otherRow;
    right[size++] = side == Side.LEFT ? otherRow : row;
  }

  /** Returns true if there are no pairs. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns true if there is no room for another pair. */
  public boolean isFull() {
    return size == left.length;
  }

  /**
   * Returns the rows of the result for the pairs of a row of {@code chunk}, of this side, and a row
   * of {@code other}; forgets the pairs.
   */
  public Chunk take(Side side, Chunk chunk, Chunk other, Origin origin) {
    boolean isLeft = side == Side.LEFT;
    ChunkRows ofLeft = new ChunkRows(isLeft ? chunk : other, Arrays.copyOf(left, size));
    ChunkRows ofRight = new ChunkRows(isLeft ? other : chunk, Arrays.copyOf(right, size));
    List<Column> columns =
        pairing.sources().stream().map(source -> column(source, ofLeft, ofRight)).toList();
    Chunk taken = Chunk.of(pairing.result(), columns, origin, size);
    size = 0;
    return taken;
  }

  private static Column column(Source source, ChunkRows left, ChunkRows right) {
    if (source instanceof Of of) {
      return (of.side() == Side.LEFT ? left : right).column(of.column());
    }
    First first = (First) source;
    Column values = left.column(first.left());
    return left.hasNone() ? either(left, values, right.column(first.right())) : values;
  }

  /** The values of the left side or, where it has no row, of the right side. */
  private static Column either(ChunkRows left, Column ofLeft, Column ofRight) {
    Column.Builder values = Column.builder(ofLeft.type(), ofLeft.size());
    for (int pair = 0; pair < ofLeft.size(); pair++) {
      values.appendFrom(left.isNone(pair) ? ofRight : ofLeft, pair);
    }
    return values.build();
  }
}
