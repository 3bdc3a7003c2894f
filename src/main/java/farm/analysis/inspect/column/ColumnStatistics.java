package farm.analysis.inspect.column;

import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of all columns of a table, and the profiles made from them.
 *
 * @param columns the columns of the table
 */
public record ColumnStatistics(Schema columns) {

  /** The aggregation of all rows as one group; it takes memory for each column, not each row. */
  public AggregateSpec spec() {
    return new AggregateSpec(
        columns, List.of(), Map.of("profile", new AllColumns(columns.names())));
  }

  /** The number of rows, from the one row of results. */
  public long rows(Chunk results) {
    return longAt(results, AllColumns.ROWS);
  }

  /** The profile of each column, from the one row of results. */
  public List<ColumnProfile> profiles(Chunk results) {
    return IntStream.range(0, columns.size()).mapToObj(c -> profile(results, c)).toList();
  }

  private ColumnProfile profile(Chunk results, int c) {
    Field field = columns.field(c);
    boolean isText = field.type().isTextual();
    return new ColumnProfile(
        field.name(),
        field.type(),
        rows(results) - longAt(results, c + " present"),
        (Long) valueAt(results, c + " frequent"),
        frequent(results, c),
        isText ? null : valueAt(results, c + " min"),
        isText ? null : valueAt(results, c + " max"),
        isText ? null : (Double) valueAt(results, c + " mean"),
        field.type().isNumeric() ? bins(results, c + " bins") : List.of());
  }

  private static List<ValueCount> frequent(Chunk results, int c) {
    List<ValueCount> frequent = new ArrayList<>();
    for (int i = 0; i < FrequentValues.MOST_LISTED; i++) {
      if (valueAt(results, "%d frequent value %d".formatted(c, i)) instanceof String value) {
        long count = longAt(results, "%d frequent count %d".formatted(c, i));
        frequent.add(new ValueCount(value, count));
      }
    }
    return frequent;
  }

  private static List<Bin> bins(Chunk results, String name) {
    long first = longAt(results, name + " first");
    int exponent = (int) longAt(results, name + " exponent");
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < AdaptiveBins.MOST; i++) {
      if (valueAt(results, "%s count %d".formatted(name, i)) instanceof Long count) {
        double lower = Math.scalb((double) (first + i), exponent);
        double upper = Math.scalb((double) (first + i + 1), exponent);
        bins.add(new Bin(lower, upper, count));
      }
    }
    return bins;
  }

  private static long longAt(Chunk results, String name) {
    return (Long) Objects.requireNonNull(valueAt(results, name), name);
  }

  private static @Nullable Object valueAt(Chunk results, String name) {
    return results.value(0, results.schema().indexOf(name));
  }
}
