package farm.analysis.aggregate.value;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;

/** One value of a column for each group, in the order of that column's type. */
abstract sealed class Slots permits NumberSlots, TextSlots {

  static Slots of(ColumnType type) {
    return type.isTextual() ? new TextSlots() : new NumberSlots();
  }

  abstract void grow(int groups);

  /** Compares the value of a group with one of a column. */
  abstract int compare(int group, Column values, int position);

  /** Takes a value of a column for a group. */
  abstract void set(int group, Column values, int position);

  /** Appends the value of a group to a column. */
  abstract void append(int group, Column.Builder results);

  abstract long byteSize();
}
