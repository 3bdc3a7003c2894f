package farm.analysis.aggregate;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows to group, with missing keys and values, and aggregations of them. */
public final class AgentTurns {

  public static final Schema SCHEMA =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("type", ColumnType.TEXT),
          new Field("energy", ColumnType.DOUBLE),
          new Field("age", ColumnType.LONG));

  private AgentTurns() {}

  /** Aggregations, by the name of their result. */
  public static Map<String, Aggregation> aggregations() {
    Map<String, Aggregation> all = new LinkedHashMap<>();
    all.put("rows", Count.ofRows());
    all.put("energies", Count.of("energy"));
    all.put("sum_energy", Sum.of("energy"));
    all.put("mean_energy", Mean.of("energy"));
    all.put("max_energy", Max.of("energy"));
    all.put("sum_age", Sum.of("age"));
    all.put("mean_age", Mean.of("age"));
    all.put("min_age", Min.of("age"));
    all.put("min_type", Min.of("type"));
    return all;
  }

  /** The results of all groups of a table, in the order of their keys. */
  public static Chunk result(GroupTable table) {
    return table.results(RowOrder.ofFirst(table.keyRows().schema().size()).sorted(table.keyRows()));
  }

  /** {@code rows} rows of at most 5 × 4 keys, with energies of all magnitudes. */
  public static Chunk random(long seed, int rows) {
    Random random = new Random(seed);
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int step = random.nextInt(5);
      int type = random.nextInt(4);
      double energy = Math.scalb(random.nextGaussian(), random.nextInt(2000) - 1000);
      all.add(
          Arrays.asList(
              step == 0 ? null : (Long) (long) step,
              type == 0 ? null : "type" + type,
              random.nextInt(5) == 0 ? null : (Double) energy,
              random.nextInt(5) == 0 ? null : (Long) (random.nextLong() >> 8)));
    }
    return Rows.chunk(SCHEMA, all);
  }

  /** The rows of a chunk in another order, in chunks of up to {@code most} rows. */
  public static List<Chunk> shuffled(Chunk chunk, int most, Random random) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < chunk.rowCount(); row++) {
      rows.add(random.nextInt(row + 1), row);
    }
    Chunk all = chunk.select(rows.stream().mapToInt(row -> row).toArray());
    List<Chunk> chunks = new ArrayList<>();
    for (int first = 0; first < all.rowCount(); first += most) {
      chunks.add(all.slice(first, Math.min(most, all.rowCount() - first)));
    }
    return chunks;
  }
}
