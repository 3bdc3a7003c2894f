package farm.analysis.load;

import farm.analysis.KernelBenchmark;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** The cost of reading some of eight columns of a row into a chunk. */
public class ReadBenchmark extends KernelBenchmark {

  private static final int ROWS = 200_000;
  private static final String[] NAMES = {"id", "step", "type", "x", "y", "energy", "health", "age"};

  /** The format: CSV, CSV with its text in quotes, JSON Lines, the pages of a database. */
  @Param({"csv", "quoted", "json", "sqlite"})
  private String format;

  /** The number of columns to read; the third column is text. */
  @Param({"1", "4", "8"})
  private int columns;

  private Path file;
  private DataLoader loader;

  /** Writes the rows. */
  @Setup
  public void setUp() throws IOException, SQLException {
    file = Files.createTempFile("rows", format.equals("json") ? ".jsonl" : "." + format);
    switch (format) {
      case "csv" -> Files.writeString(file, text(String.join(",", NAMES) + "\n", "%d,%d,agent_%d,%s,%s,%s,%s,%d\n"));
      case "quoted" -> Files.writeString(file, text(String.join(",", NAMES) + "\n", "%d,%d,\"agent_%d\",%s,%s,%s,%s,%d\n"));
      case "json" -> Files.writeString(file, text("", "{\"" + String.join("\":%s,\"", NAMES).replaceFirst("%s(?=,.x)", "\"agent_%s\"") + "\":%s}\n"));
      default -> writeDatabase();
    }
    DataLoader whole =
        switch (format) {
          case "csv", "quoted" -> CsvLoader.of(file.toString());
          case "json" -> JsonLoader.of(file.toString());
          default -> SqliteLoader.table(file.toString(), "t");
        };
    loader = whole.withColumns(Arrays.copyOf(NAMES, columns));
    loader.inputs();
  }

  private static Object[] row(int i) {
    return new Object[] {i, i / 100, i % 1000, i / 7.0, i / 11.0, 100 / (1.0 + i), i % 100, i % 90};
  }

  private static String text(String header, String format) {
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < ROWS; i++) {
      text.append(format.formatted(row(i)));
    }
    return text.toString();
  }

  private void writeDatabase() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("CREATE TABLE t (id INTEGER PRIMARY KEY, step INT, type TEXT, x REAL, y REAL, energy REAL, health REAL, age INT)");
      PreparedStatement insert =
          connection.prepareStatement("INSERT INTO t VALUES (?, ?, 'agent_' || ?, ?, ?, ?, ?, ?)");
      for (int i = 0; i < ROWS; i++) {
        Object[] row = row(i);
        for (int c = 0; c < row.length; c++) {
          insert.setObject(c + 1, row[c]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  /** Deletes the file. */
  @TearDown
  public void tearDown() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Reads all rows on one thread. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long read() {
    long rows = 0;
    try (ChunkIterator chunks = loader.iterData()) {
      while (chunks.hasNext()) {
        rows += chunks.next().rowCount();
      }
    }
    return rows;
  }
}
