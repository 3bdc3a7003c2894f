package farm.analysis.expression.evaluate;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same value, or a missing one, in every row. */
public final class Constant implements Evaluator {

  private final ColumnType type;
  private final Column one;
  private final boolean typed;

  private Constant(ColumnType type, Column one, boolean typed) {
    this.type = type;
    this.one = one;
    this.typed = typed;
  }

  /** A constant of a Long, Double, String or Boolean; null is missing and fits every type. */
  public static Constant of(@Nullable Object value) {
    if (value == null) {
      return new Constant(ColumnType.LONG, Column.allMissing(ColumnType.LONG, 1), false);
    }
    Column one =
        value instanceof Long number
            ? LongColumn.constant(number, 1)
            : value instanceof Double number
                ? DoubleColumn.constant(number, 1)
                : value instanceof Boolean truth
                    ? BooleanColumn.constant(truth, 1)
                    : TextColumn.constant((String) value, 1);
    return new Constant(one.type(), one, true);
  }

  /** A missing value of this type. */
  public static Constant missing(ColumnType type) {
    return new Constant(type, Column.allMissing(type, 1), true);
  }

  /** Returns true if this is a missing value that fits every type. */
  public static boolean isUntyped(Evaluator evaluator) {
    return evaluator instanceof Constant constant && !constant.typed;
  }

  /** The value of an evaluator, if it is a constant that isn't missing. */
  public static Optional<Object> valueOf(Evaluator evaluator) {
    return evaluator instanceof Constant constant
        ? Optional.ofNullable(constant.one.valueAt(0))
        : Optional.empty();
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public List<Evaluator> operands() {
    return List.of();
  }

  @Override
  public Column evaluate(Batch batch) {
    return one.repeated(batch.rowCount());
  }
}
