import farm.analysis.chunk.Chunk;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import java.util.Arrays;

/**
 * Compares streaming and full loading: {@code iterData} and {@code loadData} of the same input, in
 * turn. Arguments: rounds, then a CSV or JSON file, or a database and a table.
 */
class IterVsLoad {

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    double[] iterated = new double[rounds];
    double[] loaded = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      double iterate = seconds(() -> iterate(loader(arguments)));
      double load = seconds(() -> loader(arguments).loadData().rowCount());
      if (round >= 0) {
        iterated[round] = iterate;
        loaded[round] = load;
      }
    }
    System.out.printf(
        "%s: iterData %.2f s, loadData %.2f s (medians of %d), throughput ratio %.2f%n",
        arguments[1], median(iterated), median(loaded), rounds, median(loaded) / median(iterated));
  }

  private static DataLoader loader(String[] arguments) {
    String path = arguments[1];
    if (path.endsWith(".csv")) {
      return CsvLoader.of(path);
    }
    return path.endsWith(".db") ? SqliteLoader.table(path, arguments[2]) : JsonLoader.of(path);
  }

  private static long iterate(DataLoader loader) {
    long rows = 0;
    try (ChunkIterator chunks = loader.iterData()) {
      while (chunks.hasNext()) {
        Chunk chunk = chunks.next();
        rows += chunk.rowCount();
      }
    }
    return rows;
  }

  private static double seconds(java.util.function.LongSupplier work) {
    long start = System.nanoTime();
    if (work.getAsLong() <= 0) {
      throw new IllegalStateException("no rows");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
