package farm.analysis.join;

import farm.analysis.reference.Option;
import java.io.Serializable;
import java.util.List;

/**
 * The rows that a join keeps without a match. Inputs are joined in their order, each to the result
 * so far.
 */
public sealed interface JoinType extends Serializable {

  /**
   * Returns true if rows of {@code before}, or of the result that ends with it, stay without a
   * match in {@code next}.
   */
  boolean keepsBefore(String before, String next);

  /** Returns true if rows of {@code next} without a match in the result so far stay. */
  boolean keepsNext(String before, String next);

  /** The same type for all inputs. */
  enum Kind implements JoinType {
    /** Only rows with a match. */
    INNER,
    /** Also the rows of the result so far without a match. */
    LEFT,
    /** Also the rows of the next input without a match. */
    RIGHT,
    /** Also the rows of both without a match. */
    OUTER;

    @Override
    public boolean keepsBefore(String before, String next) {
      return this == LEFT || this == OUTER;
    }

    @Override
    public boolean keepsNext(String before, String next) {
      return this == RIGHT || this == OUTER;
    }
  }

  /**
   * A type for each input.
   *
   * @param outer the inputs whose rows stay without a match
   */
  record Outer(@Option("the inputs whose rows stay without a match") List<String> outer)
      implements JoinType {

    /** Copies the list, and checks that it isn't empty. */
    public Outer {
      outer = List.copyOf(outer);
      if (outer.isEmpty()) {
        throw new IllegalArgumentException("'outer' should name at least one input, was empty");
      }
    }

    @Override
    public boolean keepsBefore(String before, String next) {
      return outer.contains(before);
    }

    @Override
    public boolean keepsNext(String before, String next) {
      return outer.contains(next);
    }
  }
}
