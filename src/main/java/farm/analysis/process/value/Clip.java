package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import farm.analysis.process.Counts;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts bounds in the place of the numbers beyond them: {@code Clip.to(Map.of("energy", new
 * Clip.Bounds(0, 100)))}. NaN and missing values stay; integers go to the nearest one within.
 */
public final class Clip implements DataProcessor {

  /**
   * From where to where numbers stay as they are.
   *
   * @param lower the least number that does; −∞ for no bound
   * @param upper the greatest, not less; ∞ for no bound
   */
  public record Bounds(double lower, double upper) implements Serializable {

    /** Checks the order. */
    public Bounds {
      if (!(lower <= upper)) {
        throw new IllegalArgumentException(
            "'lower' should be at most 'upper', was %s of %s".formatted(lower, upper));
      }
    }
  }

  private final Map<String, Bounds> bounds;

  private Clip(Map<String, Bounds> bounds) {
    this.bounds = bounds;
  }

  /** Keeps each column within the bounds that stand by its name. */
  public static Clip to(Map<String, Bounds> bounds) {
    return new Clip(Collections.unmodifiableMap(new LinkedHashMap<>(bounds)));
  }

  /** What to say of a column that isn't of numbers. */
  public static RequestException notNumeric(Schema.Field field) {
    return new RequestException(
        field.name(),
        "only numbers can be clipped: column '%s' is %s"
            .formatted(field.name(), field.type().word()));
  }

  @Override
  public Chunk process(Chunk chunk) {
    return process(chunk, (name, count) -> {});
  }

  @Override
  public Chunk process(Chunk chunk, Counts counts) {
    Chunk clipped = chunk;
    for (int index : chunk.schema().indexesOf(bounds.keySet())) {
      Schema.Field field = chunk.schema().field(index);
      if (!field.type().isNumeric()) {
        throw notNumeric(field);
      }
      Bounds within = bounds.getOrDefault(field.name(), new Bounds(0, 0));
      long beyond = countBeyond(chunk, index, within);
      if (beyond > 0) {
        counts.add(Process.CLIPPED, beyond);
        Column column = chunk.column(index);
        clipped = clipped.map(index, field, (to, position) -> append(to, column, position, within));
      }
    }
    return clipped;
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
      longs.append(
          (long) (value < bounds.lower() ? Math.ceil(bounds.lower()) : Math.floor(bounds.upper())));
    } else {
      ((DoubleColumn.Builder) to).append(value < bounds.lower() ? bounds.lower() : bounds.upper());
    }
  }
}
