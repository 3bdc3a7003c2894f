package farm.analysis.load.sqlite.page;

import farm.analysis.load.input.InputRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a tree into ranges of about equally many leaves, by the keys of the pages above them.
 *
 * <p>The leaves aren't read. The pages right above them, one for every few hundred leaves, aren't
 * read either if a range takes several: each is assumed to lead to as many leaves as the first.
 */
final class TreeCuts {

  /** The pages right above the leaves aren't read if a range takes at least this number of them. */
  private static final int PARENTS_AT_LEAST = 4;

  private final TableTree tree;
  private final PageFile pages;
  private final PageView view;

  /** The minimum number of leaves in a range. */
  private final long leavesOfOne;

  private final List<InputRange> ranges = new ArrayList<>();
  private long first = Long.MIN_VALUE;
  private long leaves;

  /** The number of leaves that the first page right above the leaves leads to. */
  private int leavesOfFirst;

  TreeCuts(TableTree tree, PageFile pages, long targetBytes) {
    this.tree = tree;
    this.pages = pages;
    this.view = new PageView(tree, new byte[tree.layout().pageSize() + TreeWalk.PADDING]);
    this.leavesOfOne = Math.max(1, (targetBytes - 1) / tree.layout().pageSize() + 1);
  }

  /** The ranges; empty if the table has no rows. */
  List<InputRange> ranges() {
    int levels = levelsAboveLeaves();
    if (levels == 0) {
      return view.leafCells() == 0 ? List.of() : List.of(InputRange.whole(bytes(1)));
    }
    visit(tree.rootPage(), Long.MIN_VALUE, Long.MAX_VALUE, levels);
    if (leaves > 0) {
      cut(Long.MAX_VALUE);
    }
    return ranges;
  }

  private int levelsAboveLeaves() {
    int levels = 0;
    show(tree.rootPage(), Long.MIN_VALUE, Long.MAX_VALUE);
    while (!view.isLeaf()) {
      InteriorPage interior = InteriorPage.of(tree, view);
      levels++;
      leavesOfFirst = interior.childCount();
      TreeWalk.checkLevels(tree, interior.number(), levels);
      show(interior.child(0), interior.lowest(0), interior.highest(0));
    }
    return levels;
  }

  /** Visits a page this number of levels above the leaves, if the tree is as high everywhere. */
  private void visit(long page, long lowest, long highest, int levels) {
    show(page, lowest, highest);
    if (view.isLeaf()) {
      add(1, highest);
      return;
    }
    InteriorPage interior = InteriorPage.of(tree, view);
    for (int child = 0; child < interior.childCount(); child++) {
      if (levels == 1) {
        add(1, interior.highest(child));
      } else if (levels == 2 && leavesOfFirst <= leavesOfOne / PARENTS_AT_LEAST) {
        add(leavesOfFirst, interior.highest(child));
      } else {
        visit(interior.child(child), interior.lowest(child), interior.highest(child), levels - 1);
      }
    }
  }

  private void show(long page, long lowest, long highest) {
    pages.read(page, 1, ByteBuffer.wrap(view.bytes()));
    view.show(page, 0, lowest, highest);
  }

  private void add(int count, long highest) {
    leaves += count;
    if (leaves >= leavesOfOne && highest != Long.MAX_VALUE) {
      cut(highest);
      first = highest + 1;
    }
  }

  private void cut(long last) {
    ranges.add(new InputRange(first, last, bytes(leaves)));
    leaves = 0;
  }

  private long bytes(long count) {
    return count * tree.layout().pageSize();
  }
}
