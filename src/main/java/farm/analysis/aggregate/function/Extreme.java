package farm.analysis.aggregate.function;

import farm.analysis.aggregate.Accumulator;
import farm.analysis.aggregate.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The least or the greatest value of a column of any type, of that type; missing of no values.
 *
 * <p>NaN is both the least and the greatest where there is one, as IEEE 754's minimum and maximum
 * have it; −0.0 is less than 0.0; text is ordered by code points; false is less than true.
 */
public final class Extreme implements Aggregation {

  private final String column;
  private final boolean least;

  private Extreme(String column, boolean least) {
    this.column = column;
    this.least = least;
  }

  /** The least value of {@code column}. */
  public static Extreme min(String column) {
    return new Extreme(column, true);
  }

  /** The greatest value of {@code column}. */
  public static Extreme max(String column) {
    return new Extreme(column, false);
  }

  @Override
  public String column() {
    return column;
  }

  @Override
  public ColumnType resultType(Schema.@Nullable Field input) {
    return Objects.requireNonNull(input).type();
  }

  @Override
  public Accumulator accumulator(Schema.@Nullable Field input) {
    ColumnType type = Objects.requireNonNull(input).type();
    return switch (type) {
      case LONG, BOOLEAN -> new ExtremeLongs(type, least);
      case DOUBLE -> new ExtremeDoubles(least);
      case TEXT, JSON -> new ExtremeTexts(type, least);
    };
  }
}
