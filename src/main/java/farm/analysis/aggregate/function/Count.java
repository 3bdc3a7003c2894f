package farm.analysis.aggregate.function;

import farm.analysis.aggregate.Accumulator;
import farm.analysis.aggregate.Aggregation;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The number of rows, or of the rows in which a column has a value; 0 if there are none. */
public final class Count implements Aggregation {

  private final @Nullable String column;

  private Count(@Nullable String column) {
    this.column = column;
  }

  /** The number of rows. */
  public static Count ofRows() {
    return new Count(null);
  }

  /** The number of rows in which {@code column} isn't missing. */
  public static Count of(String column) {
    return new Count(column);
  }

  @Override
  public @Nullable String column() {
    return column;
  }

  @Override
  public ColumnType resultType(Schema.@Nullable Field input) {
    return ColumnType.LONG;
  }

  @Override
  public Accumulator accumulator(Schema.@Nullable Field input) {
    return new CountAccumulator();
  }

  private static final class CountAccumulator implements Accumulator {

    private final Counts counts = new Counts();

    @Override
    public void grow(int groups) {
      counts.grow(groups);
    }

    @Override
    public void add(Chunk chunk, int column, int[] groups) {
      for (int row = 0; row < chunk.rowCount(); row++) {
        if (column < 0 || !chunk.column(column).isMissing(chunk.position(row))) {
          counts.increment(groups[row]);
        }
      }
    }

    @Override
    public void merge(Accumulator other, int[] slots, int[] groups) {
      for (int i = 0; i < slots.length; i++) {
        counts.merge(groups[i], ((CountAccumulator) other).counts, slots[i]);
      }
    }

    @Override
    public Column result(int[] groups) {
      long[] results = new long[groups.length];
      for (int i = 0; i < groups.length; i++) {
        results[i] = counts.count(groups[i]);
      }
      return LongColumn.of(results);
    }

    @Override
    public void encode(int groups, DataOutputStream out) throws IOException {
      counts.encode(groups, out);
    }

    @Override
    public void decode(int groups, DataInputStream in) throws IOException {
      counts.decode(groups, in);
    }

    @Override
    public long byteSize() {
      return counts.byteSize();
    }
  }
}
