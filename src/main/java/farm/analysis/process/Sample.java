package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a fraction of the rows, approximately: {@code
 * Sample.fraction(0.1).by(List.of("agent_id"))}.
 *
 * <p>The seed and a row's values alone decide whether the row is kept (see {@link RowHash}), not
 * its order, the chunk size or the runner. Rows with the same values in the chosen columns are kept
 * or dropped together. So a sample by agent has all rows of the agents that it keeps.
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
   * Keeps approximately this fraction of the rows, by the values of all columns and seed 0.
   *
   * @param fraction more than 0, at most 1
   * @throws IllegalArgumentException if {@code fraction} is out of this range
   */
  public static Sample fraction(double fraction) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "'fraction' should be more than 0 and at most 1, was " + fraction);
    }
    return new Sample(fraction, 0, null);
  }

  /** Returns a copy with another seed. Different seeds select rows independently. */
  public Sample withSeed(long newSeed) {
    return new Sample(fraction, newSeed, columns);
  }

  /**
   * Returns a copy that uses the values of these columns only.
   *
   * @throws IllegalArgumentException if {@code newColumns} is empty
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

  /** The upper 53 bits as a multiple of 2^-53, at least 0 and less than 1. */
  private static double unit(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }
}
