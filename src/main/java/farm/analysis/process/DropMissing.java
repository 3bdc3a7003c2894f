package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops the rows in which values are missing: {@code DropMissing.in("energy")}. NaN is a value, not
 * missing.
 */
public final class DropMissing implements DataProcessor {

  /** How many of the columns must be missing in a row that is dropped. */
  public enum How {
    /** At least one. */
    ANY,
    /** Every one. */
    ALL
  }

  private final @Nullable List<String> columns;
  private final How how;

  private DropMissing(@Nullable List<String> columns, How how) {
    this.columns = columns;
    this.how = how;
  }

  /** Drops the rows in which any column is missing. */
  public static DropMissing inAnyColumn() {
    return new DropMissing(null, How.ANY);
  }

  /** Drops the rows in which any of these columns is missing. */
  public static DropMissing in(String... columns) {
    return in(Arrays.asList(columns));
  }

  /**
   * Drops the rows in which any of these columns is missing.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static DropMissing in(List<String> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("'columns' should name at least one column, was empty");
    }
    return new DropMissing(List.copyOf(columns), How.ANY);
  }

  /** The same columns, of which this many must be missing. */
  public DropMissing withHow(How newHow) {
    return new DropMissing(columns, newHow);
  }

  @Override
  public Chunk process(Chunk chunk) {
    List<Column> looked =
        Arrays.stream(chunk.schema().indexesOf(columns == null ? chunk.schema().names() : columns))
            .<Column>mapToObj(chunk::column)
            .toList();
    boolean keepsAll =
        how == How.ANY
            ? looked.stream().noneMatch(Column::hasMissing)
            : looked.isEmpty() || !looked.stream().allMatch(Column::hasMissing);
    return keepsAll ? chunk : chunk.keep(position -> !isDropped(looked, position));
  }

  private boolean isDropped(List<Column> looked, int position) {
    for (Column column : looked) {
      if (column.isMissing(position) == (how == How.ANY)) {
        return how == How.ANY;
      }
    }
    return how == How.ALL;
  }
}
