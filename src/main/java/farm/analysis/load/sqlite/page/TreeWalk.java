package farm.analysis.load.sqlite.page;

import farm.analysis.load.input.InputRange;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks in order through the leaves of a tree that may hold the rowids of a range. Used by one
 * thread at a time.
 *
 * <p>The next leaves are read together if they are close together in the file. The walk ends even
 * if the file is corrupt: each page has its own range of rowids, so no page is visited twice at the
 * same place in the tree, and the tree is at most {@link #MOST_LEVELS} levels high.
 */
public final class TreeWalk implements AutoCloseable {

  /** The number of levels that SQLite itself follows (BTCURSOR_MAX_DEPTH). */
  private static final int MOST_LEVELS = 20;

  private static final int BLOCK_BYTES = 1 << 17;

  /**
   * The largest gap between two pages that are read in one call, because a second call would cost
   * more.
   */
  private static final int MOST_GAP_BYTES = 1 << 13;

  /**
   * The minimum bytes after the pages in an array, so that reading a number may go past their end.
   */
  static final int PADDING = 16;

  private final TableTree tree;
  private final PageFile file;
  private final InputRange rowids;
  private final int pageSize;
  private final PageView view;
  private final Deque<InteriorPage> path = new ArrayDeque<>();
  private final int blockPages;
  private final int gapPages;
  private final int tailStart;
  private final ByteBuffer block;

  /** The pages of the last block read: their count, and the number of the first. */
  private int blockCount;

  private long blockStart;
  private boolean started;

  /**
   * A walk from the first leaf.
   *
   * @param tail bytes to put after the pages in their array
   */
  public TreeWalk(TableTree tree, InputRange rowids, byte[] tail) {
    this.tree = tree;
    this.rowids = rowids;
    this.pageSize = tree.layout().pageSize();
    long pages = Math.min(BLOCK_BYTES / pageSize, tree.layout().pageCount());
    this.blockPages = (int) Math.max(1, pages);
    this.gapPages = MOST_GAP_BYTES / pageSize;
    this.tailStart = blockPages * pageSize + PADDING;
    byte[] bytes = new byte[tailStart + tail.length + PADDING];
    System.arraycopy(tail, 0, bytes, tailStart, tail.length);
    this.block = ByteBuffer.wrap(bytes);
    this.view = new PageView(tree, bytes);
    this.file = PageFile.open(tree);
  }

  /** The current page, once {@link #next} has found one. */
  public PageView page() {
    return view;
  }

  /** The index of the tail in the array of the pages. */
  public int tailStart() {
    return tailStart;
  }

  /** The file, for reading the chains of long rows. */
  public PageFile file() {
    return file;
  }

  /** Moves to the next leaf. Returns false if there is none. */
  public boolean next() {
    if (!started) {
      started = true;
      readBlock(tree.rootPage(), 1);
      show(tree.rootPage(), Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (!showNextChild()) {
      return false;
    }
    while (!view.isLeaf()) {
      push();
      if (!showNextChild()) {
        return false;
      }
    }
    checkHasRows();
    return true;
  }

  /**
   * Moves to the next leaf if it is in the array already, so that the array doesn't change. Returns
   * false if it isn't, or there is none.
   */
  public boolean nextAtHand() {
    InteriorPage parent = path.peek();
    if (parent == null || !parent.hasNext(rowids.last())) {
      return false;
    }
    long page = parent.child(parent.next());
    if (!isAtHand(page) || view.bytes()[placeOf(page)] != PageView.LEAF) {
      return false;
    }
    showNext(parent);
    checkHasRows();
    return true;
  }

  private void checkHasRows() {
    if (view.leafCells() == 0 && view.number() != tree.rootPage()) {
      throw tree.corrupt(view.number(), "should hold rows, has none");
    }
  }

  private void push() {
    checkLevels(tree, view.number(), path.size() + 1);
    InteriorPage interior = InteriorPage.of(tree, view);
    interior.seek(rowids.first());
    path.push(interior);
  }

  /** Checks that an interior page isn't too far below the root. */
  static void checkLevels(TableTree tree, long page, int levels) {
    if (levels > MOST_LEVELS) {
      throw tree.corrupt(
          page, "is %d levels below the root, should be at most %d".formatted(levels, MOST_LEVELS));
    }
  }

  private boolean showNextChild() {
    while (!path.isEmpty() && !path.element().hasNext(rowids.last())) {
      path.pop();
    }
    if (path.isEmpty()) {
      return false;
    }
    InteriorPage parent = path.element();
    long page = parent.child(parent.next());
    if (!isAtHand(page)) {
      readBlock(page, run(parent));
    }
    showNext(parent);
    return true;
  }

  private void showNext(InteriorPage parent) {
    int child = parent.next();
    show(parent.child(child), parent.lowest(child), parent.highest(child));
    parent.skip();
  }

  private void show(long page, long lowest, long highest) {
    view.show(page, placeOf(page), lowest, highest);
  }

  private boolean isAtHand(long page) {
    return page >= blockStart && page < blockStart + blockCount;
  }

  private int placeOf(long page) {
    return (int) (page - blockStart) * pageSize;
  }

  private void readBlock(long page, int count) {
    blockCount = 0;
    blockCount = file.read(page, count, block);
    blockStart = page;
  }

  /** The number of pages to read at once: the next child's and those that closely follow it. */
  private int run(InteriorPage parent) {
    int child = parent.next();
    long first = parent.child(child);
    long end = first + 1;
    while (++child < parent.childCount() && parent.lowest(child) <= rowids.last()) {
      long page = parent.child(child);
      if (page < end || page > end + gapPages || page >= first + blockPages) {
        break;
      }
      end = page + 1;
    }
    return (int) (end - first);
  }

  @Override
  public void close() {
    file.close();
  }
}
