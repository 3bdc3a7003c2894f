package farm.analysis.load.sqlite.page;

import farm.analysis.problem.DataException;

/**
 * An interior page of a table's b-tree. Child 0 holds the rowids up to key 0, child 1 the rowids
 * after key 0 up to key 1, and so on; the last child holds the rowids after the last key.
 */
final class InteriorPage {

  static final int TYPE = 5;

  private static final int HEADER_BYTES = 12;
  private static final int LEAST_CELL_BYTES = 5;

  private final TableTree tree;
  private final long number;
  private final long lowest;
  private final long[] keys;
  private final long[] children;

  /** The index of the next child to visit. */
  private int next;

  private InteriorPage(TableTree tree, PageView page, int cells) {
    this.tree = tree;
    this.number = page.number();
    this.lowest = page.lowest();
    this.keys = new long[cells + 1];
    this.children = new long[cells + 1];
  }

  /**
   * Reads and checks the page.
   *
   * @throws farm.analysis.problem.DataException if its keys aren't in order or lead to no page
   */
  static InteriorPage of(TableTree tree, PageView page) {
    int cells = page.cells(HEADER_BYTES);
    if (cells == 0 && page.number() != 1) {
      throw tree.corrupt(page.number(), "leads to other pages, but has no cells");
    }
    InteriorPage interior = new InteriorPage(tree, page, cells);
    interior.takeCells(page);
    interior.keys[cells] = page.highest();
    interior.children[cells] = page.rightChild();
    interior.checkChild(cells);
    return interior;
  }

  /** Reads all children except the last. */
  private void takeCells(PageView page) {
    byte[] bytes = page.bytes();
    long highest = page.highest();
    for (int cell = 0; cell < keys.length - 1; cell++) {
      int at = page.cell(HEADER_BYTES, cell, LEAST_CELL_BYTES);
      int length = Varint.length(bytes, at + 4);
      page.checkEnd(cell, at + 4L + length);
      children[cell] = page.unsignedInt(at);
      keys[cell] = Varint.value(bytes, at + 4, length);
      if (keys[cell] >= highest) {
        throw wrongKey(cell, "below %d".formatted(highest));
      }
      checkChild(cell);
    }
  }

  private void checkChild(int child) {
    if (!tree.isPage(children[child])) {
      throw tree.wrongPointer(number, "child " + child, children[child]);
    }
    if (keys[child] < lowest(child)) {
      throw wrongKey(child, "at least %d".formatted(lowest(child)));
    }
  }

  private DataException wrongKey(int cell, String wanted) {
    return tree.corrupt(
        number, "cell %d has key %d, should be %s".formatted(cell, keys[cell], wanted));
  }

  int childCount() {
    return children.length;
  }

  long number() {
    return number;
  }

  /** Returns true if a child is left that may hold rowids up to {@code last}. */
  boolean hasNext(long last) {
    return next < children.length && lowest(next) <= last;
  }

  /** The index of the next child to visit. */
  int next() {
    return next;
  }

  /** Moves on to the next child. */
  void skip() {
    next++;
  }

  /** Moves on to the first child that may hold rowids from {@code first} on. */
  void seek(long first) {
    while (next < children.length - 1 && keys[next] < first) {
      next++;
    }
  }

  long child(int index) {
    return children[index];
  }

  /** The least rowid that the child may hold. */
  long lowest(int child) {
    return child == 0 ? lowest : keys[child - 1] + 1;
  }

  /** The greatest rowid that the child may hold. */
  long highest(int child) {
    return keys[child];
  }
}
