package farm.analysis.operator;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for, such as a collection that several passes need.
 */
public final class Lazy<T> {

  private final Supplier<T> maker;
  private @Nullable T made;

  /** The value that {@code maker} makes. */
  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  /** The value, which is the same each time. */
  public T value() {
    T known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }
}
