package farm.analysis.aggregate;

import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.KernelBenchmark;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.value.Max;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.process.Filter;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The cost of finding a row's group, of adding the row to an aggregation, and of filtering it. */
public class GroupBenchmark extends KernelBenchmark {

  private static final int ROWS = 1 << 15;
  private static final int GROUPS = 2000;

  /** The column to group by: runs of a number, numbers in any order, text in any order. */
  @Param({"sorted", "number", "text"})
  private String key;

  private Chunk chunk;
  private GroupTable counted;
  private GroupTable averaged;
  private GroupTable greatest;
  private final Filter filter = Filter.keep("value < 0.1");

  /**
   * Makes a chunk and the tables. The tables are kept, so all groups exist after the first round.
   */
  @Setup(Level.Trial)
  public void setUp() {
    Schema schema =
        Schema.of(
            new Schema.Field("sorted", ColumnType.LONG),
            new Schema.Field("number", ColumnType.LONG),
            new Schema.Field("text", ColumnType.TEXT),
            new Schema.Field("value", ColumnType.DOUBLE));
    ChunkBuilder rows = new ChunkBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int mixed = (int) ((row * 2654435761L) >>> 7 & Integer.MAX_VALUE) % GROUPS;
      rows.longs(0).append(row / (ROWS / 16));
      rows.longs(1).append(mixed);
      rows.texts(2).append("agent_" + mixed);
      rows.doubles(3).append(mixed / (double) GROUPS + row / 1e9);
      rows.endRow();
    }
    chunk = rows.build(Origin.of("rows"));
    counted = table(Count.ofRows());
    averaged = table(Mean.of("value"));
    greatest = table(Max.of("value"));
  }

  private GroupTable table(Aggregation aggregation) {
    return new GroupTable(new AggregateSpec(chunk.schema(), List.of(key), Map.of("x", aggregation)));
  }

  /** Finds groups, and counts. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void count() {
    counted.add(chunk);
  }

  /** Finds groups, and adds to exact sums. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void mean() {
    averaged.add(chunk);
  }

  /** Finds groups and their greatest values. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void max() {
    greatest.add(chunk);
  }

  /** Keeps a tenth of the rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Chunk filter() {
    return filter.process(chunk);
  }
}
