package farm.analysis.join.pair;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * A join of two inputs. The first may be the result of another join.
 *
 * @param left the columns of the first input
 * @param right the columns of the second input
 * @param keys the pairs of equal columns, at least one
 * @param sources the sources of the columns of the result
 * @param result the columns of the result
 * @param keepsLeft true if rows of the first input without a match stay
 * @param keepsRight true if rows of the second input without a match stay
 */
public record Pairing(
    Schema left,
    Schema right,
    List<Key> keys,
    List<Source> sources,
    Schema result,
    boolean keepsLeft,
    boolean keepsRight)
    implements Serializable {

  /** One of the two inputs. */
  public enum Side {
    /** The first input. */
    LEFT,
    /** The second input. */
    RIGHT;

    /** The other input. */
    public Side other() {
      return this == LEFT ? RIGHT : LEFT;
    }
  }

  /** The indexes of two columns that are equal in joined rows. */
  public record Key(int left, int right) implements Serializable {

    /** The index of the column of an input. */
    public int on(Side side) {
      return side == Side.LEFT ? left : right;
    }
  }

  /** The source of a column of the result. */
  public sealed interface Source extends Serializable {}

  /** The column with this index of one input; missing where a row has no match there. */
  public record Of(Side side, int column) implements Source {}

  /** The value of the first input or, in rows without a match there, of the second. */
  public record First(int left, int right) implements Source {}

  /** Copies the lists. */
  public Pairing {
    keys = List.copyOf(keys);
    sources = List.copyOf(sources);
  }

  /** The columns of an input. */
  public Schema columns(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** The indexes of the key columns of an input. */
  public int[] keyColumns(Side side) {
    return keys.stream().mapToInt(key -> key.on(side)).toArray();
  }

  /** The types of the key columns of an input. */
  public List<ColumnType> keyTypes(Side side) {
    return keys.stream().map(key -> columns(side).field(key.on(side)).type()).toList();
  }

  /** Returns true if rows of an input without a match stay. */
  public boolean keeps(Side side) {
    return side == Side.LEFT ? keepsLeft : keepsRight;
  }
}
