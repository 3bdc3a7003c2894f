package farm.analysis.operator;

import org.jspecify.annotations.Nullable;

/** Remembers the first of several passes over the same chunks: only that pass counts rows. */
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
