package farm.analysis.aggregate.comparison;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.distribution.ValueWords;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * The values of each side of one comparison, in the order of the sides' names.
 *
 * <p>A comparison has two sides. If there are more, the first three by name are kept: enough to
 * show that there are too many, and the same for every order of the rows.
 */
final class Sides {

  private static final int MOST = 3;

  /** The bytes of this object and its list. */
  private static final int OVERHEAD = 80;

  /**
   * A side.
   *
   * @param name the word that stands for its name
   * @param values the number of times that each value occurs
   */
  record Side(long name, LongCounts values) {}

  private final int maxValues;
  private final ValueWords names;
  private final List<Side> sides = new ArrayList<>(MOST);

  /**
   * Creates a comparison without sides.
   *
   * @param maxValues the largest number of distinct values of a side; one more is kept
   * @param names the names that the words of sides stand for
   */
  Sides(int maxValues, ValueWords names) {
    this.maxValues = maxValues;
    this.names = names;
  }

  /** All sides, at most three. */
  List<Side> all() {
    return sides;
  }

  /** The values of the side with this name; empty if there is none. */
  Optional<LongCounts> values(long name) {
    return sides.stream().filter(side -> side.name() == name).map(Side::values).findFirst();
  }

  /** Returns true if a side has more distinct values than the limit. */
  boolean isTooMuch(LongCounts values) {
    return values.size() > maxValues;
  }

  /** Adds a value to the side with this name. */
  void add(long name, long value, long count) {
    for (int i = 0; i < sides.size(); i++) {
      if (sides.get(i).name() == name) {
        if (!isTooMuch(sides.get(i).values())) {
          sides.get(i).values().add(value, count);
        }
        return;
      }
    }
    LongCounts values = new LongCounts();
    values.add(value, count);
    sides.add(new Side(name, values));
    sides.sort((one, other) -> names.compare(one.name(), other.name()));
    if (sides.size() > MOST) {
      sides.remove(MOST);
    }
  }

  /** Adds all sides of {@code other}; {@code nameOf} converts their names to the names here. */
  void merge(Sides other, LongUnaryOperator nameOf) {
    for (Side side : other.sides) {
      long name = nameOf.applyAsLong(side.name());
      for (int i = 0; i < side.values().size(); i++) {
        add(name, side.values().word(i), side.values().count(i));
      }
    }
  }

  void encode(DataOutputStream out) throws IOException {
    out.writeByte(sides.size());
    for (Side side : sides) {
      out.writeLong(side.name());
      side.values().encode(out);
    }
  }

  static Sides decode(DataInputStream in, int maxValues, ValueWords names) throws IOException {
    int size = in.readUnsignedByte();
    if (size > MOST) {
      throw new StreamCorruptedException("%d sides; should be at most %d".formatted(size, MOST));
    }
    Sides decoded = new Sides(maxValues, names);
    for (int i = 0; i < size; i++) {
      Side side = new Side(in.readLong(), LongCounts.decode(in));
      names.check(side.name());
      decoded.sides.add(side);
    }
    return decoded;
  }

  long byteSize() {
    return OVERHEAD + sides.stream().mapToLong(side -> 24 + side.values().byteSize()).sum();
  }
}
