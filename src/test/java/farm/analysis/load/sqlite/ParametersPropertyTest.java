package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Generated parameters are flattened as SQLite's {@code json_each} does it. */
class ParametersPropertyTest {

  /** The values within an object that aren't objects, by dotted names. */
  private static final String LEAVES =
      """
      WITH RECURSIVE leaf(name, type, atom, json) AS (
        SELECT key, type, atom, value FROM json_each(?)
        UNION ALL
        SELECT leaf.name || '.' || e.key, e.type, e.atom, e.value
        FROM leaf, json_each(CASE leaf.type WHEN 'object' THEN leaf.json ELSE '{}' END) AS e)
      SELECT name, type, coalesce(atom, CASE type WHEN 'array' THEN json END) AS value
      FROM leaf WHERE type <> 'object'\
      """;

  private static final String[] NAMES = {
    "a", "a", "a", "b", "b", "a.b", "a.b", "rate", "x y", "ä", "$", "seed", "", "\\u0062", "it's",
    "n`", "[0]"
  };

  private static final String[] VALUES = {
    "1", "-7", "0", "9007199254740993", "-9223372036854775808", "0.5", "-2.0", "1024.125", "true",
    "false", "null", "\"text\"", "\"\"", "\"1\"", "[]", "[1,{\"a\":null}]", "\"Grüße 🐑\"", "{}"
  };

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @TempDir Path folder;

  private Connection oracle;

  /** The paths of the databases, and for each simulation its row: its values by column. */
  private final List<String> paths = new ArrayList<>();

  private final List<Map<String, Leaf>> rows = new ArrayList<>();

  private boolean clashes;

  /** A value, and its type as {@code json_each} tells it. */
  private record Leaf(String type, Object value) {

    static Leaf text(String text) {
      return new Leaf("text", text);
    }
  }

  @BeforeEach
  void connect() throws SQLException {
    oracle = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  @Test
  void everyChunkSizeGivesTheValuesThatSqliteFinds() throws SQLException {
    int sound = 0;
    for (long seed = 1; seed <= 120; seed++) {
      generate(new Random(seed));
      DataLoader loader = ExperimentLoader.of(paths).withTable("parameters");
      if (clashes) {
        assertThatThrownBy(loader::schema)
            .as("seed %d", seed)
            .isInstanceOf(DataException.class)
            .hasMessageContaining(" should have one value of each name, has two of '");
      } else {
        sound++;
        Schema schema = loader.schema();
        assertThat(schema.names())
            .containsExactlyInAnyOrderElementsOf(
                rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet()));
        schema
            .fields()
            .forEach(field -> assertThat(field.type()).isEqualTo(expectedType(field.name())));
        for (int size : new int[] {1, 7, 10_000}) {
          assertThat(Rows.of(loader.withChunkSize(size)))
              .as("seed %d", seed)
              .isEqualTo(expected(schema));
        }
      }
    }
    assertThat(sound).isBetween(60, 118);
  }

  @Test
  void aPipelineGivesTheValuesThatSqliteFinds(TestPipeline pipeline) throws SQLException {
    int sound = 0;
    for (long seed = 1000; sound < 8; seed++) {
      generate(new Random(seed));
      if (!clashes) {
        sound++;
        DataLoader loader =
            ExperimentLoader.of(paths).withTable("parameters").withChunkSize(1 + sound % 3);
        List<List<Object>> expected = expected(loader.schema());
        PAssert.that(pipeline.apply("Read" + seed, loader))
            .satisfies(
                chunks -> {
                  assertThat(Rows.inOrder(chunks)).isEqualTo(expected);
                  return null;
                });
      }
    }
    pipeline.run();
  }

  private void generate(Random random) throws SQLException {
    paths.clear();
    rows.clear();
    clashes = false;
    for (int d = 1 + random.nextInt(3); d > 0; d--) {
      List<String> statements =
          new ArrayList<>(
              List.of(
                  "CREATE TABLE simulations (simulation_id TEXT PRIMARY KEY, parameters JSON)",
                  "CREATE TABLE simulation_config (config_id INTEGER PRIMARY KEY,"
                      + " simulation_id TEXT, config_data TEXT)"));
      String path = folder.resolve("%d_%d.db".formatted(random.nextLong(), d)).toString();
      paths.add(path);
      for (int s = 1 + random.nextInt(4); s > 0; s--) {
        Map<String, Leaf> row =
            new HashMap<>(Map.of("simulation_id", Leaf.text("s" + s), "db_path", Leaf.text(path)));
        String json = object(random, 0);
        statements.add("INSERT INTO simulations VALUES ('s%d', %s)".formatted(s, sql(json)));
        addLeaves(json, row);
        if (random.nextInt(3) == 0) {
          String config = object(random, 0);
          statements.add(config(s, "{\"replaced\": 1}"));
          statements.add(config(s, config));
          addLeaves(config, row);
        }
        rows.add(row);
      }
      NewDatabase.at(
          folder, Path.of(path).getFileName().toString(), statements.toArray(String[]::new));
    }
  }

  private static String config(int simulation, String json) {
    return "INSERT INTO simulation_config (simulation_id, config_data) VALUES ('s%d', %s)"
        .formatted(simulation, sql(json));
  }

  private static String object(Random random, int depth) {
    List<String> members = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (int m = random.nextInt(5); m > 0; m--) {
      String name = NAMES[random.nextInt(NAMES.length)];
      boolean isNested = depth < 3 && random.nextInt(4) == 0;
      String value = isNested ? object(random, depth + 1) : VALUES[random.nextInt(VALUES.length)];
      if (names.add(name.equals("\\u0062") ? "b" : name)) {
        members.add("\"%s\" : %s".formatted(name, value));
      }
    }
    return "{%s}".formatted(String.join(" , ", members));
  }

  private static String sql(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void addLeaves(String json, Map<String, Leaf> row) throws SQLException {
    try (PreparedStatement select = oracle.prepareStatement(LEAVES)) {
      select.setString(1, json);
      Set<String> names = new TreeSet<>();
      try (ResultSet leaves = select.executeQuery()) {
        while (leaves.next()) {
          String name = leaves.getString("name");
          clashes |= !names.add(name);
          String type = leaves.getString("type");
          Object value = leaves.getObject("value");
          boolean isTruth = type.equals("true") || type.equals("false");
          row.put(
              name, isTruth ? new Leaf("boolean", Boolean.valueOf(type)) : new Leaf(type, value));
        }
      }
    }
  }

  private ColumnType expectedType(String name) {
    Set<String> seen = new TreeSet<>();
    boolean isLarge = false;
    for (Map<String, Leaf> row : rows) {
      Leaf leaf = row.getOrDefault(name, new Leaf("null", null));
      seen.add(leaf.type());
      isLarge |= leaf.value() instanceof Long big && (long) (double) big != big;
    }
    seen.remove("null");
    if (seen.equals(Set.of("integer", "real"))) {
      return isLarge ? ColumnType.TEXT : ColumnType.DOUBLE;
    }
    return switch (seen.size() == 1 ? seen.iterator().next() : "") {
      case "integer" -> ColumnType.LONG;
      case "real" -> ColumnType.DOUBLE;
      case "boolean" -> ColumnType.BOOLEAN;
      case "array" -> ColumnType.JSON;
      default -> ColumnType.TEXT;
    };
  }

  private List<List<Object>> expected(Schema schema) {
    List<List<Object>> expected = new ArrayList<>();
    for (Map<String, Leaf> row : rows) {
      List<Object> values = new ArrayList<>();
      for (Schema.Field field : schema.fields()) {
        Leaf leaf = row.getOrDefault(field.name(), new Leaf("null", null));
        values.add(as(field.type(), leaf.value()));
      }
      expected.add(values);
    }
    return expected;
  }

  private static Object as(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case LONG -> ((Number) value).longValue();
      case DOUBLE -> ((Number) value).doubleValue();
      case BOOLEAN -> value;
      case TEXT, JSON -> value.toString();
    };
  }
}
