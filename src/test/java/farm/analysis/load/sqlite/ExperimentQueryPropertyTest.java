package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.database.SqliteQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Queries in generated databases give the rows of the same SELECTs through JDBC. */
class ExperimentQueryPropertyTest {

  /** SELECTs with the parameter {@code ?}, which stands for {@code :p}. */
  private static final String[] QUERIES = {
    "SELECT * FROM t WHERE n >= ? ORDER BY n DESC, rowid",
    "SELECT kind, count(*) AS agents, sum(n) AS total FROM t WHERE n < ? GROUP BY kind ORDER BY 1",
    "WITH u AS (SELECT rowid AS r, * FROM t WHERE n <> ?) SELECT u.*, n * 0.5 AS half FROM u ORDER BY r",
    "SELECT n, sum(n) OVER (ORDER BY rowid) AS so_far, ? AS given FROM t ORDER BY rowid",
    "SELECT x.n, y.kind FROM t x JOIN t y ON x.n = y.n + ? ORDER BY x.rowid, y.rowid",
    "SELECT max(n) AS most, min(kind) AS first, ? + 0.5 AS given FROM t"
  };

  private static final String[] COLUMNS = {"kind TEXT", "energy REAL", "alive BOOLEAN", "x"};

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @TempDir Path folder;

  private final List<String> paths = new ArrayList<>();

  @Test
  void everyChunkSizeGivesTheRowsOfPlainSelects() throws SQLException {
    for (long seed = 1; seed <= 120; seed++) {
      Random random = new Random(seed);
      makeDatabases(random);
      long given = random.nextInt(20);
      String sql = QUERIES[(int) (seed % QUERIES.length)];
      ExperimentLoader loader = loader(sql, given);
      List<List<Object>> expected = plainSelects(sql, given, loader.schema());
      for (int rows : new int[] {1, 7, 10_000}) {
        assertThat(Rows.of(loader.withChunkSize(rows))).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void aPipelineGivesTheRowsOfPlainSelects(TestPipeline pipeline) throws SQLException {
    for (int q = 0; q < QUERIES.length; q++) {
      makeDatabases(new Random(q));
      DataLoader loader = loader(QUERIES[q], 5).withChunkSize(7);
      List<List<Object>> expected = plainSelects(QUERIES[q], 5, loader.schema());
      PAssert.that(pipeline.apply("Read" + q, loader))
          .satisfies(
              chunks -> {
                assertThat(Rows.inOrder(chunks)).isEqualTo(expected);
                return null;
              });
    }
    pipeline.run();
  }

  private ExperimentLoader loader(String sql, long given) {
    return ExperimentLoader.of(paths)
        .withQuery(SqliteQuery.named(sql.replace("?", ":p"), Map.of("p", given)));
  }

  private void makeDatabases(Random random) {
    paths.clear();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      List<String> columns = new ArrayList<>(List.of("n INTEGER"));
      for (String column : COLUMNS) {
        if (column.startsWith("kind") || random.nextInt(4) > 0) {
          columns.add(random.nextInt(columns.size() + 1), column);
        }
      }
      String name = "%d_%d.db".formatted(random.nextLong(), i);
      paths.add(
          NewDatabase.at(
              folder,
              name,
              "CREATE TABLE t (%s)".formatted(String.join(", ", columns)),
              insert(columns, random.nextInt(30), random)));
    }
  }

  private static String insert(List<String> columns, int count, Random random) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row <= count; row++) {
      List<String> values = new ArrayList<>();
      for (String column : columns) {
        values.add(
            random.nextInt(6) == 0 && !column.startsWith("n ") ? "NULL" : value(column, random));
      }
      rows.add("(%s)".formatted(String.join(", ", values)));
    }
    return "INSERT INTO t VALUES " + String.join(", ", rows);
  }

  private static String value(String column, Random random) {
    return switch (column) {
      case "n INTEGER" -> String.valueOf(random.nextInt(25));
      case "alive BOOLEAN" -> String.valueOf(random.nextInt(2));
      case "energy REAL" -> String.valueOf(random.nextGaussian());
      default -> "'k%d'".formatted(random.nextInt(4));
    };
  }

  private List<List<Object>> plainSelects(String sql, long given, Schema schema)
      throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    for (String path : paths) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
          PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, given);
        try (ResultSet result = statement.executeQuery()) {
          while (result.next()) {
            Map<String, Object> row = row(result);
            row.put("db_path", path);
            rows.add(
                schema.fields().stream()
                    .map(field -> as(field.type(), row.get(field.name())))
                    .collect(ArrayList::new, List::add, List::addAll));
          }
        }
      }
    }
    return rows;
  }

  private static Map<String, Object> row(ResultSet result) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    ResultSetMetaData columns = result.getMetaData();
    for (int c = 1; c <= columns.getColumnCount(); c++) {
      row.put(columns.getColumnName(c), result.getObject(c));
    }
    return row;
  }

  private static Object as(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case LONG -> ((Number) value).longValue();
      case DOUBLE -> ((Number) value).doubleValue();
      case BOOLEAN -> ((Number) value).intValue() == 1;
      case TEXT, JSON -> value.toString();
    };
  }
}
