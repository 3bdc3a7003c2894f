package farm.analysis.aggregate.group;

import farm.analysis.aggregate.function.OrderedBits;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of rows by some columns.
 *
 * <p>In ascending order, missing values come first and NaN last among numbers; −0.0 equals 0.0,
 * false comes before true, and text is ordered by code points (as in SQLite's BINARY collation).
 * Descending order reverses all this, but NaN still comes after the other numbers.
 */
public final class RowOrder implements Serializable {

  private final int[] columns;
  private final boolean[] descending;

  private RowOrder(int[] columns, boolean[] descending) {
    this.columns = columns;
    this.descending = descending;
  }

  /** Returns the ascending order by the first {@code columns} columns. */
  public static RowOrder ofFirst(int columns) {
    return new RowOrder(IntStream.range(0, columns).toArray(), new boolean[columns]);
  }

  /** Returns the order by the requested columns of a result, then by the keys. */
  static RowOrder of(AggregateSpec spec, ResultRows wanted) {
    List<Order> orders = new ArrayList<>(wanted.orderBy());
    spec.keys().forEach(key -> orders.add(Order.ascending(key)));
    return of(spec.result(), orders);
  }

  /**
   * Returns the order by these columns of a schema, the first one first.
   *
   * @throws farm.analysis.problem.RequestException with each column that doesn't exist
   */
  public static RowOrder of(Schema schema, List<Order> orders) {
    boolean[] descending = new boolean[orders.size()];
    for (int c = 0; c < descending.length; c++) {
      descending[c] = orders.get(c).descending();
    }
    return new RowOrder(schema.indexesOf(orders.stream().map(Order::column).toList()), descending);
  }

  /** Returns the row numbers of a chunk in sorted order; equal rows keep their order. */
  public int[] sorted(Chunk chunk) {
    return sorted(chunk, IntStream.range(0, chunk.rowCount()).toArray());
  }

  /** Returns these row numbers of a chunk in sorted order; equal rows keep their order. */
  public int[] sorted(Chunk chunk, int... numbers) {
    return MergeSort.sorted(this, chunk, numbers);
  }

  /**
   * A number for a row that is less than that of another row only if the row comes before it. Rows
   * with the same number may still differ.
   */
  long key(Chunk chunk, int row) {
    if (columns.length == 0) {
      return 0;
    }
    Column column = chunk.column(columns[0]);
    int position = chunk.position(row);
    if (column.isMissing(position)) {
      return descending[0] ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    if (column instanceof DoubleColumn doubles) {
      long key = OrderedBits.of(doubles.doubleAt(position) + 0.0);
      return descending[0] && !Double.isNaN(doubles.doubleAt(position)) ? ~key : key;
    }
    long key = column instanceof LongColumn longs ? longs.longAt(position) : 0;
    return descending[0] ? ~key : key;
  }

  /** Compares a row of one chunk with a row of another. */
  public int compare(Chunk one, int row, Chunk other, int otherRow) {
    for (int i = 0; i < columns.length; i++) {
      Column a = one.column(columns[i]);
      Column b = other.column(columns[i]);
      int sign =
          descending[i]
              ? compareDescending(a, one.position(row), b, other.position(otherRow))
              : compare(a, one.position(row), b, other.position(otherRow));
      if (sign != 0) {
        return sign;
      }
    }
    return 0;
  }

  /** Orders values from the greatest down, then NaN, then missing values. */
  private static int compareDescending(Column one, int position, Column other, int otherPosition) {
    int rank = lastRank(one, position);
    int otherRank = lastRank(other, otherPosition);
    return rank == otherRank
        ? -Integer.signum(compare(one, position, other, otherPosition))
        : Integer.compare(rank, otherRank);
  }

  private static int lastRank(Column column, int position) {
    if (column.isMissing(position)) {
      return 2;
    }
    return column instanceof DoubleColumn doubles && Double.isNaN(doubles.doubleAt(position))
        ? 1
        : 0;
  }

  private static int compare(Column one, int position, Column other, int otherPosition) {
    boolean missing = one.isMissing(position);
    if (missing || other.isMissing(otherPosition)) {
      return Boolean.compare(!missing, !other.isMissing(otherPosition));
    }
    return switch (one.type()) {
      case LONG ->
          Long.compare(
              ((LongColumn) one).longAt(position), ((LongColumn) other).longAt(otherPosition));
      case DOUBLE ->
          Double.compare(
              ((DoubleColumn) one).doubleAt(position) + 0.0,
              ((DoubleColumn) other).doubleAt(otherPosition) + 0.0);
      case BOOLEAN ->
          Boolean.compare(
              ((BooleanColumn) one).booleanAt(position),
              ((BooleanColumn) other).booleanAt(otherPosition));
      case TEXT, JSON ->
          CodePoints.compare(
              ((TextColumn) one).textAt(position), ((TextColumn) other).textAt(otherPosition));
    };
  }
}
