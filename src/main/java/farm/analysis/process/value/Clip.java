package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import farm.analysis.process.CountReceiver;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replaces numbers beyond bounds with the bounds: {@code Clip.to(Map.of("energy", new
 * Clip.Bounds(0, 100)))}. NaN and missing values stay. A column of integers becomes one of doubles
 * if a bound isn't an integer.
 */
public final class Clip implements DataProcessor {

  /**
   * The range in which numbers stay as they are, inclusive.
   *
   * @param lower the least number that stays; −∞ for no bound
   * @param upper the greatest number that stays, at least {@code lower}; ∞ for no bound
   */
  public record Bounds(double lower, double upper) implements Serializable {

    /** Checks that the bounds are numbers in this order. */
    public Bounds {
      if (!(lower < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("'lower' should be a number, was " + lower);
      }
      if (!(upper > Double.NEGATIVE_INFINITY)) {
        throw new IllegalArgumentException("'upper' should be a number, was " + upper);
      }
      if (lower > upper) {
        throw new IllegalArgumentException(
            "'lower' should be at most 'upper', was %s where 'upper' is %s"
                .formatted(lower, upper));
      }
    }

    /** Returns true if each bound is a 64-bit integer or infinite. */
    private boolean areWhole() {
      return isWhole(lower) && isWhole(upper);
    }

    private static boolean isWhole(double bound) {
      return Double.isInfinite(bound) || (bound == Math.rint(bound) && Math.abs(bound) < 0x1p63);
    }
  }

  private final Map<String, Bounds> bounds;

  private Clip(Map<String, Bounds> bounds) {
    this.bounds = bounds;
  }

  /** Clips each column that is a key of the map to the bounds given for it. */
  public static Clip to(Map<String, Bounds> bounds) {
    return new Clip(Collections.unmodifiableMap(new LinkedHashMap<>(bounds)));
  }

  /** The exception for a column that isn't numeric. */
  public static RequestException notNumeric(Schema.Field field) {
    return new RequestException(
        field.name(),
        "column '%s' should be numeric to be clipped, was %s"
            .formatted(field.name(), field.type().word()));
  }

  @Override
  public Chunk process(Chunk chunk) {
    return process(chunk, (name, count) -> {});
  }

  @Override
  public Chunk process(Chunk chunk, CountReceiver counts) {
    Chunk clipped = widened(chunk);
    for (int index : clipped.schema().indexesOf(bounds.keySet())) {
      Schema.Field field = clipped.schema().field(index);
      Bounds within = bounds.getOrDefault(field.name(), new Bounds(0, 0));
      long beyond = countBeyond(clipped, index, within);
      if (beyond > 0) {
        counts.add(Process.CLIPPED, beyond);
        Column column = clipped.column(index);
        clipped = clipped.map(index, field, (to, position) -> append(to, column, position, within));
      }
    }
    return clipped;
  }

  /** The chunk, with columns of integers cast to doubles if a bound isn't an integer. */
  private Chunk widened(Chunk chunk) {
    Map<String, ColumnType> doubles = new LinkedHashMap<>();
    for (int index : chunk.schema().indexesOf(bounds.keySet())) {
      Schema.Field field = chunk.schema().field(index);
      if (!field.type().isNumeric()) {
        throw notNumeric(field);
      }
      Bounds within = bounds.get(field.name());
      if (field.type() == ColumnType.LONG && within != null && !within.areWhole()) {
        doubles.put(field.name(), ColumnType.DOUBLE);
      }
    }
    return doubles.isEmpty() ? chunk : Cast.to(doubles).process(chunk);
  }

  private static long countBeyond(Chunk chunk, int index, Bounds bounds) {
    Column column = chunk.column(index);
    long beyond = 0;
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (!column.isMissing(position)) {
        double value = number(column, position);
        beyond += value < bounds.lower() || value > bounds.upper() ? 1 : 0;
      }
    }
    return beyond;
  }

  private static double number(Column column, int position) {
    return column instanceof LongColumn longs
        ? longs.longAt(position)
        : ((DoubleColumn) column).doubleAt(position);
  }

  private static void append(Column.Builder to, Column column, int position, Bounds bounds) {
    double value = column.isMissing(position) ? Double.NaN : number(column, position);
    if (!(value < bounds.lower() || value > bounds.upper())) {
      to.appendFrom(column, position);
    } else if (to instanceof LongColumn.Builder longs) {
      longs.append((long) (value < bounds.lower() ? bounds.lower() : bounds.upper()));
    } else {
      ((DoubleColumn.Builder) to).append(value < bounds.lower() ? bounds.lower() : bounds.upper());
    }
  }
}
