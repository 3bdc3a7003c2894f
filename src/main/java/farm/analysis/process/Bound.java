package farm.analysis.process;

import farm.analysis.chunk.Schema;
import farm.analysis.expression.BoundExpression;
import java.io.Serializable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Expressions bound to the columns of chunks. A binding is reused for all chunks with the same
 * columns. A thread that finds no idle binding makes another one.
 *
 * @param <T> one {@link BoundExpression} or several; only one thread at a time may use them
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

  /** Applies {@code use} to the expressions, bound to these columns. */
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
