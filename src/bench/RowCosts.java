import farm.analysis.aggregate.Aggregations;
import farm.analysis.aggregate.distribution.frequency.Histogram;
import farm.analysis.aggregate.distribution.frequency.TopK;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.process.Filter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Prints the cost of a row: read from SQLite, filtered, and added to each aggregation by step. The
 * costs are medians over rounds; each round runs everything once. Arguments: rounds, then a
 * database with a table {@code agent_states}.
 */
class RowCosts {

  private static final String[] COLUMNS = {"step_number", "resource_level", "age", "agent_id"};
  private static final int ROWS = 1_000_000;

  public static void main(String[] arguments) throws ReflectiveOperationException {
    int rounds = Integer.parseInt(arguments[0]);
    DataLoader loader = SqliteLoader.table(arguments[1], "agent_states").withColumns(COLUMNS);
    List<Chunk> chunks = new ArrayList<>();
    List<int[]> groups = new ArrayList<>();
    try (ChunkIterator all = loader.iterData()) {
      for (int rows = 0; rows < ROWS && all.hasNext(); ) {
        Chunk chunk = all.next();
        rows += chunk.rowCount();
        chunks.add(chunk);
        groups.add(steps(chunk));
      }
    }
    Map<String, LongSupplier> works = works(loader, chunks, groups);
    Map<String, double[]> costs = new LinkedHashMap<>();
    for (int round = -2; round < rounds; round++) {
      for (Map.Entry<String, LongSupplier> work : works.entrySet()) {
        long start = System.nanoTime();
        long rows = work.getValue().getAsLong();
        double cost = (System.nanoTime() - start) / (double) rows;
        if (round >= 0) {
          costs.computeIfAbsent(work.getKey(), name -> new double[rounds])[round] = cost;
        }
      }
    }
    costs.forEach((name, all) -> System.out.printf("| %s | %.1f |%n", name, median(all)));
  }

  private static Map<String, LongSupplier> works(
      DataLoader loader, List<Chunk> chunks, List<int[]> groups)
      throws ReflectiveOperationException {
    long allRows = scan(loader);
    DataLoader some = loader.withCondition(Expression.parse("age < 10"));
    Map<String, LongSupplier> works = new LinkedHashMap<>();
    works.put("read 4 columns", () -> scan(loader));
    works.put("read them where `age < 10`", () -> scan(some) > 0 ? allRows : 0);
    for (String condition :
        List.of("age < 10", "age < 10 and resource_level > 5", "agent_id like '%7'")) {
      Filter filter = Filter.keep(condition);
      works.put("filter `%s`".formatted(condition), () -> filter(filter, chunks));
    }
    for (Aggregation aggregation : aggregations()) {
      works.put(
          "`%s`".formatted(name(aggregation)), () -> aggregate(aggregation, chunks, groups));
    }
    return works;
  }

  /** Every aggregation of resource_level; an aggregation of two columns also takes age. */
  private static List<Aggregation> aggregations() throws ReflectiveOperationException {
    List<Aggregation> all = new ArrayList<>();
    for (String name : Aggregations.names()) {
      Class<? extends Record> type = Aggregations.named(name).orElseThrow();
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = components[i].getType() == String.class ? i == 0 ? "resource_level" : "age" : null;
      }
      if (type == Quantile.class) {
        all.add(Quantile.of("resource_level", 0.9));
      } else if (type == TopK.class) {
        all.add(TopK.of("age", 10));
      } else if (type == Histogram.class) {
        all.add(Histogram.of("resource_level", 1.0));
      } else {
        all.add((Aggregation) type.getDeclaredConstructors()[0].newInstance(values));
      }
    }
    return all;
  }

  private static String name(Aggregation aggregation) {
    return aggregation.toString().replaceAll("=null|column=|, \\w+(?=[,\\]])", "");
  }

  private static int[] steps(Chunk chunk) {
    int[] steps = new int[chunk.rowCount()];
    LongColumn column = (LongColumn) chunk.column(0);
    for (int row = 0; row < steps.length; row++) {
      steps[row] = (int) column.longAt(chunk.position(row));
    }
    return steps;
  }

  private static long scan(DataLoader loader) {
    long rows = 0;
    try (ChunkIterator chunks = loader.iterData()) {
      while (chunks.hasNext()) {
        rows += chunks.next().rowCount();
      }
    }
    return rows;
  }

  private static long filter(Filter filter, List<Chunk> chunks) {
    long rows = 0;
    long kept = 0;
    for (Chunk chunk : chunks) {
      rows += chunk.rowCount();
      kept += filter.process(chunk).rowCount();
    }
    if (kept == 0) {
      throw new IllegalStateException("no rows kept");
    }
    return rows;
  }

  private static long aggregate(Aggregation aggregation, List<Chunk> chunks, List<int[]> groups) {
    Schema schema = chunks.get(0).schema();
    List<Schema.Field> inputs =
        aggregation.columns().stream().map(column -> schema.field(schema.indexOf(column))).toList();
    int[] columns = aggregation.columns().stream().mapToInt(schema::indexOf).toArray();
    Accumulator accumulator = aggregation.accumulator(inputs);
    long rows = 0;
    for (int i = 0; i < chunks.size(); i++) {
      accumulator.grow(Arrays.stream(groups.get(i)).max().orElse(0) + 1);
      accumulator.add(chunks.get(i), columns, groups.get(i));
      rows += chunks.get(i).rowCount();
    }
    return rows;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
