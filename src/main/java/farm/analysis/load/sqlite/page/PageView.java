package farm.analysis.load.sqlite.page;

import farm.analysis.problem.DataException;

/**
 * One page of a table's b-tree (sqlite.org/fileformat2.html §1.6), in an array with at least nine
 * bytes after the page.
 */
public final class PageView {

  /** The type of a page that holds rows. */
  static final int LEAF = 13;

  private static final int LEAF_HEADER_BYTES = 8;
  private static final int LEAST_LEAF_CELL_BYTES = 4;

  private final TableTree tree;
  private final byte[] bytes;
  private final int usableBytes;
  private long number;

  /** The indexes of the page, of its header, and of the end of its usable bytes in the array. */
  private int start;

  private int header;
  private int end;
  private long lowest;
  private long highest;

  PageView(TableTree tree, byte[] bytes) {
    this.tree = tree;
    this.bytes = bytes;
    this.usableBytes = tree.layout().usableBytes();
  }

  /** Shows another page of the array. The page may hold the rowids from lowest to highest. */
  void show(long newNumber, int newStart, long newLowest, long newHighest) {
    number = newNumber;
    start = newStart;
    header = newStart + (newNumber == 1 ? PageLayout.HEADER_BYTES : 0);
    end = newStart + usableBytes;
    lowest = newLowest;
    highest = newHighest;
  }

  /** The array that the page is in. */
  public byte[] bytes() {
    return bytes;
  }

  /** The page's number in the file, from 1. */
  public long number() {
    return number;
  }

  /** The least rowid that the page may hold. */
  public long lowest() {
    return lowest;
  }

  /** The greatest rowid that the page may hold. */
  public long highest() {
    return highest;
  }

  /** Returns true if this page holds rows, false if it leads to other pages. */
  boolean isLeaf() {
    int type = bytes[header];
    if (type != LEAF && type != InteriorPage.TYPE) {
      throw tree.corrupt(
          number,
          "is of type %d, should be %d or %d".formatted(type & 0xff, LEAF, InteriorPage.TYPE));
    }
    return type == LEAF;
  }

  /** The number of rows on the page. */
  public int leafCells() {
    return cells(LEAF_HEADER_BYTES);
  }

  int cells(int headerBytes) {
    int cells = unsignedShort(header + 3);
    int most = (tree.layout().pageSize() - 8) / 6;
    if (cells > most || header + headerBytes + 2 * cells > end) {
      throw tree.corrupt(number, "has %d cells, should be at most %d".formatted(cells, most));
    }
    return cells;
  }

  /** The index in the array where a row's cell starts; its first four bytes are on the page. */
  public int leafCell(int cell) {
    return cell(LEAF_HEADER_BYTES, cell, LEAST_LEAF_CELL_BYTES);
  }

  int cell(int headerBytes, int cell, int leastBytes) {
    int pointers = header + headerBytes;
    int at = start + unsignedShort(pointers + 2 * cell);
    int first = pointers + 2 * unsignedShort(header + 3);
    if (at < first || at > end - leastBytes) {
      throw misplaced(cell, at, first, end - leastBytes);
    }
    return at;
  }

  private DataException misplaced(int cell, int at, int first, int last) {
    return tree.corrupt(
        number,
        "cell %d starts at byte %d, should be from %d to %d"
            .formatted(cell, at - start, first - start, last - start));
  }

  /** Checks that a cell ends on the page. */
  public void checkEnd(int cell, long cellEnd) {
    if (cellEnd > end) {
      throw tree.corrupt(
          number,
          "cell %d ends at byte %d, should be at most %d"
              .formatted(cell, cellEnd - start, usableBytes));
    }
  }

  /** The index in the array where the page's usable bytes end. */
  public int end() {
    return end;
  }

  /** The page number in the four bytes at {@code at}, such as that of a row's next page. */
  public long unsignedInt(int at) {
    return (long) unsignedShort(at) << 16 | unsignedShort(at + 2);
  }

  long rightChild() {
    return unsignedInt(header + 8);
  }

  private int unsignedShort(int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
