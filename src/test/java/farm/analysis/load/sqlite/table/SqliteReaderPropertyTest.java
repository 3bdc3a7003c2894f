package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.GeneratedTable;
import farm.analysis.load.sqlite.SqliteLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Generated tables give the same rows as a plain SELECT through JDBC. */
class SqliteReaderPropertyTest {

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @TempDir Path folder;

  @Test
  void everyChunkSizeGivesTheRowsOfAPlainSelect() {
    forAllTables(
        (path, expected) -> {
          DataLoader loader = SqliteLoader.table(path, "t");
          for (int rows : new int[] {1, 7, 10_000}) {
            assertThat(Rows.of(loader.withChunkSize(rows))).isEqualTo(expected);
          }
          assertThat(Rows.of(loader)).isEqualTo(expected);
          assertThat(Rows.of(loader.loadData())).isEqualTo(expected);
        });
  }

  @Test
  void rangesOfAnySizeTogetherGiveTheRowsOfAPlainSelect() {
    forAllTables(
        (path, expected) -> {
          for (SqliteSource source : sources(SqliteLoader.table(path, "t"))) {
            for (long targetBytes : new long[] {500, 3000, 4096, 1 << 20}) {
              List<List<Object>> rows = new ArrayList<>();
              source
                  .ranges(targetBytes)
                  .forEach(range -> rows.addAll(ReadRange.rows(source, range)));
              assertThat(rows).isEqualTo(expected);
            }
          }
        });
  }

  @Test
  void aQueryGivesTheRowsOfAPlainSelect() {
    forAllTables(
        (path, expected) -> {
          DataLoader loader = SqliteLoader.query(path, "SELECT * FROM t ORDER BY rowid");
          assertThat(Rows.of(loader.withChunkSize(7))).isEqualTo(expected);
        });
  }

  @Test
  void aPipelineGivesTheRowsOfAPlainSelect(TestPipeline pipeline) {
    for (long seed = 1; seed <= 8; seed++) {
      String path = GeneratedTable.at(folder, seed);
      DataLoader loader = SqliteLoader.table(path, "t").withChunkSize(7);
      List<List<Object>> expected = plainSelect(path, loader.schema());
      assertThat(Rows.of(loader.loadData())).isEqualTo(expected);
      PAssert.that(pipeline.apply("Read" + seed, loader))
          .satisfies(
              chunks -> {
                assertThat(Rows.inOrder(chunks)).isEqualTo(expected);
                return null;
              });
    }
    pipeline.run();
  }

  private interface Check {
    void check(String path, List<List<Object>> expected);
  }

  private void forAllTables(Check check) {
    qt().withFixedSeed(20_261_122)
        .withExamples(80)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              String path = GeneratedTable.at(folder, seed);
              Schema schema = SqliteLoader.table(path, "t").schema();
              check.check(path, plainSelect(path, schema));
              assertThat(Path.of(path).toFile().delete()).isTrue();
            });
  }

  private static List<SqliteSource> sources(DataLoader loader) {
    return loader.inputs().sources().stream().map(SqliteSource.class::cast).toList();
  }

  private static List<List<Object>> plainSelect(String path, Schema schema) {
    List<List<Object>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        ResultSet result =
            connection.createStatement().executeQuery("SELECT * FROM t ORDER BY rowid")) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
          row.add(as(field.type(), result.getObject(field.name())));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  /** The value of a column of this type for a value from {@code getObject}. */
  private static Object as(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case LONG -> value instanceof Integer integer ? Long.valueOf(integer) : (Long) value;
      case DOUBLE -> ((Number) value).doubleValue();
      case BOOLEAN -> ((Number) value).intValue() == 1;
      case TEXT, JSON -> value.toString();
    };
  }
}
