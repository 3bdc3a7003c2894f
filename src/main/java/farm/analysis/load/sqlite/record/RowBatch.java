package farm.analysis.load.sqlite.record;

import java.util.Arrays;

/**
 * The places of the wanted values of some rows. All values are in one array of bytes. The places of
 * one row's values are side by side, in the order in which rows store them.
 */
final class RowBatch {

  private final int slots;
  private byte[] bytes = new byte[0];
  private long[] rowids = new long[0];

  /** By row, then by slot: the type of a value in the high half, its start in the low half. */
  private long[] values = new long[0];

  private int size;
  private int largestRow;

  /** A batch of rows with {@code slots} values each. */
  RowBatch(int slots) {
    this.slots = slots;
  }

  /** Empties the batch; the values of its next rows are in {@code newBytes}. */
  void clear(byte[] newBytes) {
    bytes = newBytes;
    size = 0;
    largestRow = 0;
  }

  /** Makes room for {@code rows} more rows. */
  void reserve(int rows) {
    if (rowids.length < size + rows) {
      int room = Math.max(size + rows, 2 * size);
      rowids = Arrays.copyOf(rowids, room);
      values = Arrays.copyOf(values, room * slots);
    }
  }

  /** Sets the array that the values are in. */
  void standIn(byte[] newBytes) {
    bytes = newBytes;
  }

  /** Sets the place of one value of the row to be added next. */
  void put(int slot, int type, int start) {
    values[size * slots + slot] = value(type, start);
  }

  /** Sets the places of all values of the row to be added next, counted from {@code place}. */
  void put(long[] newValues, int first, int place) {
    int row = size * slots;
    for (int slot = 0; slot < slots; slot++) {
      values[row + slot] = newValues[first + slot] + place;
    }
  }

  /** The type and start of a value of the row to be added next, as in {@link #values}. */
  long pending(int slot) {
    return values[size * slots + slot];
  }

  /** Adds a row of {@code rowBytes} bytes, whose places have been put. */
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

  /** By row, then by slot: the type of a value in the high half, its start in the low half. */
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
