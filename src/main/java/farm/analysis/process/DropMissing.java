package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops the rows that have missing values: {@code DropMissing.in("energy")}. NaN is a value, not
 * missing.
 */
public final class DropMissing implements DataProcessor {

  /** The number of columns that must be missing for a row to be dropped. */
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

  /** Drops the rows with a missing value in any column. */
  public static DropMissing inAnyColumn() {
    return new DropMissing(null, How.ANY);
  }

  /** Drops the rows with a missing value in any of these columns. */
  public static DropMissing in(String... columns) {
    return in(Arrays.asList(columns));
  }

  /**
   * Drops the rows with a missing value in any of these columns.
   *
   * @throws IllegalArgumentException if {@code columns} is empty
   */
  public static DropMissing in(List<String> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("'columns' should name at least one column, was empty");
    }
    return new DropMissing(List.copyOf(columns), How.ANY);
  }

  /** Returns a copy that drops a row if any, or all, of its columns are missing. */
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
