package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of rows, or of the values of a column: {@code Count.ofRows()}, {@code
 * Count.of("energy")}. It is 0 if there are none.
 *
 * @param column the column whose values are counted; null to count rows
 */
@Described(
    value =
        "The number of rows, or of the values of a column of any type. A `long`, exact; 0 if there"
            + " are none.",
    example = "agents: {fn: count}")
public record Count(@Nullable String column) implements Aggregation {

  /** The number of rows. */
  public static Count ofRows() {
    return new Count(null);
  }

  /** The number of rows in which {@code column} isn't missing. */
  public static Count of(String column) {
    return new Count(column);
  }

  @Override
  public List<String> columns() {
    return column == null ? List.of() : List.of(column);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    return List.of(new Schema.Field(name, ColumnType.LONG));
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new CountAccumulator();
  }
}
