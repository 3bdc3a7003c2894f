package farm.analysis.operator;

import org.jspecify.annotations.Nullable;

/** Of several passes over the same chunks, remembers the first that is made: it counts. */
final class FirstPass {

  private @Nullable Object first;

  /** Returns true if this pass is the first that asks. */
  boolean is(Object pass) {
    if (first == null) {
      first = pass;
    }
    return first == pass;
  }
}
