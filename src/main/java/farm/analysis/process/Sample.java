package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps about a fraction of the rows: {@code Sample.fraction(0.1).by(List.of("agent_id"))}.
 *
 * <p>Whether a row is kept depends on the seed and its values alone, by {@link RowHash}: not on
 * order, chunk size or runner. Rows that are equal in the columns looked at are kept or dropped
 * together, so a sample by agent has every row of each agent it has.
 */
public final class Sample implements DataProcessor {

  private final double fraction;
  private final long seed;
  private final @Nullable List<String> columns;

  private Sample(double fraction, long seed, @Nullable List<String> columns) {
    this.fraction = fraction;
    this.seed = seed;
    this.columns = columns;
  }

  /**
   * Keeps this part of the rows, by the values of all columns and seed 0.
   *
   * @param fraction more than 0, at most 1
   * @throws IllegalArgumentException if it is anything else
   */
  public static Sample fraction(double fraction) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "'fraction' should be more than 0 and at most 1, was " + fraction);
    }
    return new Sample(fraction, 0, null);
  }

  /** The same with another seed: which rows two seeds keep has nothing to do with each other. */
  public Sample withSeed(long newSeed) {
    return new Sample(fraction, newSeed, columns);
  }

  /**
   * The same, by the values of these columns only.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Sample by(List<String> newColumns) {
    if (newColumns.isEmpty()) {
      throw new IllegalArgumentException("'columns' should name at least one column, was empty");
    }
    return new Sample(fraction, seed, List.copyOf(newColumns));
  }

  @Override
  public Chunk process(Chunk chunk) {
    List<String> names = columns == null ? chunk.schema().names() : columns;
    RowHash hash = RowHash.of(seed, chunk, chunk.schema().indexesOf(names));
    return chunk.keep(position -> unit(hash.at(position)) < fraction);
  }

  /** The upper 53 bits as a multiple of 2^-53 from 0 to below 1. */
  private static double unit(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }
}
