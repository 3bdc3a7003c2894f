package farm.analysis.expression.syntax;

import farm.analysis.problem.RequestException;
import java.util.IdentityHashMap;
import java.util.Locale;

/**
 * Limits the size of trees, so that recursion through them is safe. It counts both the nesting of
 * the text and the levels of the tree: brackets leave no node, and {@code a + a + …} makes a deep
 * tree without nesting.
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

  /** Counts an expression that starts inside another. */
  void enter(Span at) {
    nesting++;
    if (nesting > MOST_LEVELS) {
      throw tooNested(at);
    }
  }

  void leave() {
    nesting--;
  }

  /** Returns the tree if it is within the limits; throws a problem if not. */
  <T extends Syntax> T checked(T tree) {
    int below = 0;
    for (Syntax child : tree.children()) {
      below = Math.max(below, levels.getOrDefault(child, 0));
    }
    if (below + 1 > MOST_LEVELS) {
      throw tooDeep(tree);
    }
    levels.put(tree, below + 1);
    if (levels.size() > MOST_NODES) {
      throw source.problem(
          tree.at(),
          String.format(
              Locale.ROOT,
              "an expression should have at most %,d operators, columns and values",
              MOST_NODES));
    }
    return tree;
  }

  private RequestException tooNested(Span at) {
    return source.problem(
        at, "an expression should be nested at most %d levels deep".formatted(MOST_LEVELS));
  }

  /**
   * The problem with a tree that is too deep. It names operators in a row or nesting, depending on
   * the cause of most levels.
   */
  private RequestException tooDeep(Syntax tree) {
    int operators = operatorsInRow(tree);
    if (operators < MOST_LEVELS / 2) {
      return tooNested(tree.at());
    }
    Syntax last = tree.children().get(tree.children().size() - 1);
    return source.problem(
        last.at(),
        ("more than %d operators in a row give an expression more than %d levels; put some in"
                + " brackets, as in (a + b) + (c + d)")
            .formatted(operators - 1, MOST_LEVELS));
  }

  /** The number of operators in a row at the start of a tree, outside brackets. */
  private static int operatorsInRow(Syntax tree) {
    int operators = 0;
    Syntax left = tree;
    while (!left.children().isEmpty() && left.children().get(0).at().start() == tree.at().start()) {
      operators += left instanceof Syntax.Unary ? 0 : 1;
      left = left.children().get(0);
    }
    return operators;
  }
}
