package farm.analysis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.chunk.Chunk;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.process.Filter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the bytes allocated for a row that is read, filtered and added to its group. Arrays take
 * 8 bytes for a number of the chunk, 4 for a text, and 5 for the filter. No object is made for a
 * row: it would take at least 16 bytes.
 */
final class HotPathAllocationTest {

  private static final int ROWS = 200_000;
  private static final int CHUNK_ROWS = 10_000;
  private static final int BYTES_OF_COLUMNS = 8 + 8 + 8 + 4;

  /** A byte for the condition's result, and the number of the row if it is kept. */
  private static final int BYTES_OF_FILTER = 1 + 4;

  /** A row's share of the bytes that a chunk takes besides its columns. */
  private static final int SPARE_BYTES = 10;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeInputs() throws IOException, SQLException {
    StringBuilder csv = new StringBuilder("step,energy,health,type\n");
    StringBuilder json = new StringBuilder();
    String sqlite = "jdbc:sqlite:" + folder.resolve("rows.db");
    try (Connection connection = DriverManager.getConnection(sqlite)) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("CREATE TABLE t (step INT, energy REAL, health REAL, type TEXT)");
      PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)");
      for (int i = 0; i < ROWS; i++) {
        double energy = i / 7.0;
        double health = 100 / (1.0 + i);
        String type = "agent_" + i % 50;
        csv.append("%d,%s,%s,%s\n".formatted(i / 20_000, energy, health, type));
        json.append(
            "{\"step\":%d,\"energy\":%s,\"health\":%s,\"type\":\"%s\"}\n"
                .formatted(i / 20_000, energy, health, type));
        insert.setInt(1, i / 20_000);
        insert.setDouble(2, energy);
        insert.setDouble(3, health);
        insert.setString(4, type);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
    Files.writeString(folder.resolve("rows.csv"), csv);
    Files.writeString(folder.resolve("rows.jsonl"), json);
  }

  @Test
  void noObjectIsMadeOfARowOfCsv() {
    check(CsvLoader.of(folder.resolve("rows.csv").toString()));
  }

  @Test
  void noObjectIsMadeOfARowOfJsonLines() {
    check(JsonLoader.of(folder.resolve("rows.jsonl").toString()));
  }

  @Test
  void noObjectIsMadeOfARowOfSqlite() {
    check(SqliteLoader.table(folder.resolve("rows.db").toString(), "t"));
  }

  private static void check(DataLoader input) {
    DataLoader loader = input.withChunkSize(CHUNK_ROWS);
    loader.inputs();
    for (List<String> keys : List.of(List.of("step"), List.of("type"), List.of("step", "type"))) {
      bytesARow(loader, keys);
      assertThat(bytesARow(loader, keys))
          .as("bytes a row, grouped by %s", keys)
          .isBetween(
              BYTES_OF_COLUMNS - 1.0, 1.0 * BYTES_OF_COLUMNS + BYTES_OF_FILTER + SPARE_BYTES);
    }
  }

  /** The bytes allocated for a row after the first two chunks, when the groups are known. */
  private static double bytesARow(DataLoader loader, List<String> keys) {
    Map<String, Aggregation> aggregations = new LinkedHashMap<>();
    aggregations.put("n", Count.ofRows());
    aggregations.put("mean", Mean.of("energy"));
    aggregations.put("least", Min.of("health"));
    aggregations.put("most", Max.of("energy"));
    Filter filter = Filter.keep("health < 90");
    GroupTable groups = new GroupTable(new AggregateSpec(loader.schema(), keys, aggregations));
    try (ChunkIterator chunks = loader.iterData()) {
      groups.add(filter.process(chunks.next()));
      groups.add(filter.process(chunks.next()));
      long before = allocated();
      long rows = 0;
      while (chunks.hasNext()) {
        Chunk chunk = chunks.next();
        rows += chunk.rowCount();
        groups.add(filter.process(chunk));
      }
      return (allocated() - before) / (double) rows;
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
