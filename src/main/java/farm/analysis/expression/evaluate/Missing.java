package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import org.jspecify.annotations.Nullable;

/** The missing positions among values that are being computed. */
public final class Missing {

  private final int count;
  private long @Nullable [] bits;

  /** Creates a set for {@code count} values, none of them missing. */
  public Missing(int count) {
    this.count = count;
  }

  /** Adds the missing positions of a column, which has the same number of values or is constant. */
  public void addAll(Column column) {
    if (column.isConstant()) {
      if (column.isMissing(0)) {
        addAll();
      }
    } else if (column.hasMissing()) {
      column.markMissing(mutable());
    }
  }

  private void addAll() {
    for (int i = 0; i < count; i++) {
      add(i);
    }
  }

  /** Adds one position. */
  public void add(int index) {
    mutable()[index >>> 6] |= 1L << index;
  }

  private long[] mutable() {
    if (bits == null) {
      bits = new long[(count + 63) >>> 6];
    }
    return bits;
  }

  /** Returns true if any value may be missing. */
  public boolean any() {
    return bits != null;
  }

  /** Returns true if the value at {@code index} is missing. */
  public boolean contains(int index) {
    return bits != null && (bits[index >>> 6] & 1L << index) != 0;
  }

  long @Nullable [] bits() {
    return bits;
  }
}
