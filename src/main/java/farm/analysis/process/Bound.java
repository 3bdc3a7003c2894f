package farm.analysis.process;

import farm.analysis.chunk.Schema;
import farm.analysis.expression.BoundExpression;
import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Expressions bound to the columns of the chunks at hand, once for all chunks that have them. */
final class Bound<T> implements Serializable {

  /** Binds expressions to columns. */
  interface Binding<T> extends Function<Schema, T>, Serializable {}

  private final Binding<T> binding;
  private transient @Nullable Schema schema;
  private transient @Nullable T bound;

  Bound(Binding<T> binding) {
    this.binding = binding;
  }

  /** For one {@link BoundExpression} or several, which are for one thread, as this is. */
  T to(Schema columns) {
    T known = bound;
    if (known == null || !columns.equals(schema)) {
      known = binding.apply(columns);
      bound = known;
      schema = columns;
    }
    return known;
  }
}
