package farm.analysis.process;

import farm.analysis.chunk.Schema;
import farm.analysis.expression.BoundExpression;
import java.io.Serializable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Expressions bound to the columns of the chunks at hand: once for all chunks that have them, and
 * again for each thread that needs them while others do.
 *
 * @param <T> one {@link BoundExpression} or several, which are for one thread at a time
 */
final class Bound<T> implements Serializable {

  /** Binds expressions to columns. */
  interface Binding<T> extends Function<Schema, T>, Serializable {}

  private record ToColumns<T>(Schema columns, T bound) {}

  private final Binding<T> binding;
  private final transient Queue<ToColumns<T>> idle = new ConcurrentLinkedQueue<>();

  Bound(Binding<T> binding) {
    this.binding = binding;
  }

  /** What {@code use} makes of the expressions, bound to these columns. */
  <R> R to(Schema columns, Function<T, R> use) {
    ToColumns<T> known = idle.poll();
    if (known == null || !columns.equals(known.columns)) {
      known = new ToColumns<>(columns, binding.apply(columns));
    }
    R made = use.apply(known.bound);
    idle.add(known);
    return made;
  }

  private Object readResolve() {
    return new Bound<>(binding);
  }
}
