package farm.analysis.expression.syntax;

import java.util.IdentityHashMap;
import java.util.Locale;

/**
 * Keeps trees so small that a walk through them by recursion is safe. Both the nesting of the text
 * and the levels of the tree are counted: brackets leave no node, and {@code a + a + …} makes a
 * deep tree without nesting.
 */
final class TreeLimits {

  private static final int MOST_LEVELS = 200;
  private static final int MOST_NODES = 10_000;

  private final Source source;
  private final IdentityHashMap<Syntax, Integer> levels = new IdentityHashMap<>();
  private int nesting;

  TreeLimits(Source source) {
    this.source = source;
  }

  /** Called where an expression starts inside another. */
  void enter(Span at) {
    nesting++;
    checkLevels(nesting, at);
  }

  void leave() {
    nesting--;
  }

  /** The tree itself, if it is within the limits. */
  <T extends Syntax> T checked(T tree) {
    int below = 0;
    for (Syntax child : tree.children()) {
      below = Math.max(below, levels.getOrDefault(child, 0));
    }
    checkLevels(below + 1, tree.at());
    levels.put(tree, below + 1);
    if (levels.size() > MOST_NODES) {
      throw source.problem(
          tree.at(),
          String.format(
              Locale.ROOT, "an expression can have %,d operators, columns and values", MOST_NODES));
    }
    return tree;
  }

  private void checkLevels(int count, Span at) {
    if (count > MOST_LEVELS) {
      throw source.problem(at, "an expression can be nested %d levels deep".formatted(MOST_LEVELS));
    }
  }
}
