package farm.analysis.load.sqlite.record;

import java.util.Arrays;

/**
 * Where the wanted values of some rows are: all in one array of bytes, the values of a row side by
 * side, in the order in which rows store them.
 */
final class RowBatch {

  private final int slots;
  private byte[] bytes = new byte[0];
  private long[] rowids = new long[0];

  /** The type of each value in the high half, where it starts in the low half. */
  private long[] values = new long[0];

  private int size;
  private int largestRow;

  /** A batch of rows of so many values. */
  RowBatch(int slots) {
    this.slots = slots;
  }

  /** Empties the batch for rows whose values stand in these bytes. */
  void clear(byte[] newBytes) {
    bytes = newBytes;
    size = 0;
    largestRow = 0;
  }

  /** Makes room for so many rows more. */
  void reserve(int rows) {
    if (rowids.length < size + rows) {
      int room = Math.max(size + rows, 2 * size);
      rowids = Arrays.copyOf(rowids, room);
      values = Arrays.copyOf(values, room * slots);
    }
  }

  /** Says that the values stand in other bytes. */
  void standIn(byte[] newBytes) {
    bytes = newBytes;
  }

  /** Tells where a value of the row to be added next is. */
  void put(int slot, int type, int start) {
    values[size * slots + slot] = value(type, start);
  }

  /** Tells where the values of the row to be added next are, counted from a place. */
  void put(long[] newValues, int first, int place) {
    int row = size * slots;
    for (int slot = 0; slot < slots; slot++) {
      values[row + slot] = newValues[first + slot] + place;
    }
  }

  /** The type and the place of a value of the row to be added next, as in {@link #values}. */
  long pending(int slot) {
    return values[size * slots + slot];
  }

  /** Adds a row of so many bytes. */
  void add(long rowid, int rowBytes) {
    rowids[size++] = rowid;
    largestRow = Math.max(largestRow, rowBytes);
  }

  int size() {
    return size;
  }

  int slots() {
    return slots;
  }

  /** The bytes of the largest row. */
  int largestRow() {
    return largestRow;
  }

  byte[] bytes() {
    return bytes;
  }

  long[] rowids() {
    return rowids;
  }

  /**
   * By row, then by slot: the type of a value in the high half, where it starts in the low half.
   */
  long[] values() {
    return values;
  }

  static long value(int type, int start) {
    return ((long) type << Integer.SIZE) | start;
  }

  static int type(long value) {
    return (int) (value >>> Integer.SIZE);
  }

  static int start(long value) {
    return (int) value;
  }
}
