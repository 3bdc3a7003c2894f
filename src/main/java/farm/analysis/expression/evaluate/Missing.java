package farm.analysis.expression.evaluate;

import farm.analysis.chunk.Column;
import org.jspecify.annotations.Nullable;

/** Which of the values being computed are missing. */
public final class Missing {

  private final int count;
  private long @Nullable [] bits;

  /** None of {@code count} values. */
  public Missing(int count) {
    this.count = count;
  }

  /** Adds where the values of a column with as many values, or with one for all, are missing. */
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

  /** Adds one. */
  public void add(int index) {
    mutable()[index >>> 6] |= 1L << index;
  }

  private long[] mutable() {
    if (bits == null) {
      bits = new long[(count + 63) >>> 6];
    }
    return bits;
  }

  /** Whether there is any. */
  public boolean any() {
    return bits != null;
  }

  /** Whether this value is missing. */
  public boolean contains(int index) {
    return bits != null && (bits[index >>> 6] & 1L << index) != 0;
  }

  long @Nullable [] bits() {
    return bits;
  }
}
