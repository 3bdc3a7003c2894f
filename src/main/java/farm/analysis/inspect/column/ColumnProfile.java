package farm.analysis.inspect.column;

import farm.analysis.chunk.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a column.
 *
 * @param missing the number of rows without a value
 * @param different the number of different values; null if there are more than 1000, or their texts
 *     take more than 250 kB
 * @param frequent the most frequent values, at most five; none if {@code different} is null
 * @param min the least value; null for texts and without values. It and {@code max} are a {@link
 *     Long}, a {@link Double} or a {@link Boolean}; NaN if any value is NaN
 * @param max the greatest value; null for texts and without values
 * @param mean the mean, of truth values as 0 and 1; null for texts and without values
 * @param bins the distribution of the finite numbers, from the bin of the least to that of the
 *     greatest, at most 16; none for other types
 */
public record ColumnProfile(
    String name,
    ColumnType type,
    long missing,
    @Nullable Long different,
    List<ValueCount> frequent,
    @Nullable Object min,
    @Nullable Object max,
    @Nullable Double mean,
    List<Bin> bins) {

  /** Copies the lists. */
  public ColumnProfile {
    frequent = List.copyOf(frequent);
    bins = List.copyOf(bins);
  }
}
