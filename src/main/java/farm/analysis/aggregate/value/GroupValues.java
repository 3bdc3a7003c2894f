package farm.analysis.aggregate.value;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;

/** One value for each group, in the order of its column's type. */
abstract sealed class GroupValues permits NumberSlots, TextSlots {

  static GroupValues of(ColumnType type) {
    return type.isTextual() ? new TextSlots() : new NumberSlots();
  }

  abstract void grow(int groups);

  /** Compares the value of a group with the value of a column at a position. */
  abstract int compare(int group, Column values, int position);

  /** Replaces the value of a group with the value of a column at a position. */
  abstract void set(int group, Column values, int position);

  /** Appends the value of a group to a column. */
  abstract void append(int group, Column.Builder results);

  abstract long byteSize();
}
