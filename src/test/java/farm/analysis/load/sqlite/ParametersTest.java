package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table {@code parameters}: which rows and columns it has, and what is refused. */
class ParametersTest {

  private static final String SIMULATIONS =
      "CREATE TABLE simulations (simulation_id TEXT, experiment_id TEXT, parameters JSON)";
  private static final String CONFIGS =
      "CREATE TABLE simulation_config (simulation_id TEXT, config_id INTEGER PRIMARY KEY,"
          + " config_data TEXT)";

  @TempDir Path folder;

  @Test
  void everySimulationHasARowOfItsParameters() {
    String one =
        db(
            "1.db",
            SIMULATIONS,
            "INSERT INTO simulations VALUES ('s1', 'e', '{\"seed\": 1, \"learning\": {\"rate\": 1,"
                + " \"greedy\": true, \"sizes\": [8, 4]}}')",
            "INSERT INTO simulations VALUES ('s2', 'f', '{\"seed\": 2, \"note\": \"x\"}')");
    String two =
        db(
            "2.db",
            SIMULATIONS,
            "INSERT INTO simulations VALUES ('s3', 'e', '{\"learning.rate\": 0.5, \"seed\": null}')");
    DataLoader loader = experiment(one, two);
    assertThat(loader.schema())
        .hasToString(
            "simulation_id text, seed long, learning.rate double, learning.greedy boolean,"
                + " learning.sizes json, note text, db_path text");
    assertThat(Rows.of(loader))
        .containsExactly(
            Arrays.asList("s1", 1L, 1.0, true, "[8,4]", null, one),
            Arrays.asList("s2", 2L, null, null, null, "x", one),
            Arrays.asList("s3", null, 0.5, null, null, null, two));
    assertThat(loader.inputs().notes()).isEmpty();
    assertThat(Rows.of(loader.withColumns("learning.rate", "simulation_id")))
        .containsExactly(
            List.of(1.0, "s1", one), Arrays.asList(null, "s2", one), List.of(0.5, "s3", two));
    DataLoader named = SimulationLoader.of(one).withTable("parameters").withSimulationName("f");
    assertThat(named.schema()).hasToString("simulation_id text, seed long, note text");
    assertThat(Rows.of(named)).containsExactly(List.of("s2", 2L, "x"));
  }

  @Test
  void theLastConfigurationReplacesAndCompletesTheParameters() {
    String path =
        db(
            "1.db",
            SIMULATIONS,
            CONFIGS,
            "INSERT INTO simulations VALUES ('s1', NULL, '{\"a\": 1, \"b\": 2}')",
            "INSERT INTO simulation_config VALUES ('s1', 2, '{\"b\": 0.5, \"c\": {\"d\": 4}}')",
            "INSERT INTO simulation_config VALUES ('s1', 1, '{\"a\": 9, \"e\": 9}')");
    DataLoader loader = parameters(path);
    assertThat(loader.schema()).hasToString("simulation_id text, a long, b double, c.d long");
    assertThat(Rows.of(loader)).containsExactly(List.of("s1", 1L, 0.5, 4L));
  }

  @Test
  void noSimulationIsLost() {
    String path =
        db(
            "1.db",
            SIMULATIONS,
            CONFIGS,
            "INSERT INTO simulations VALUES ('s2', NULL, NULL), ('s1', NULL, 'null'), ('s1', NULL, '{}')",
            "INSERT INTO simulation_config VALUES ('s0', 3, '{\"a\": 3}'), ('s9', 1, '{\"a\": 1}'),"
                + " ('s2', 2, '{\"a\": 2}'), (NULL, 4, '{\"a\": 4}')");
    assertThat(Rows.of(parameters(path)))
        .containsExactly(
            List.of("s2", 2L),
            Arrays.asList("s1", null),
            Arrays.asList("s1", null),
            List.of("s9", 1L),
            List.of("s0", 3L),
            Arrays.asList(null, 4L));
  }

  @Test
  void aConfigurationWithoutAnIdBelongsToTheOnlySimulation() {
    String path =
        db(
            "1.db",
            "CREATE TABLE simulations (simulation_id INTEGER)",
            CONFIGS,
            "INSERT INTO simulations VALUES (7)",
            "INSERT INTO simulation_config VALUES (NULL, 1, '{\"a\": 1}'), ('7', 2, '{\"a\": 2}')");
    DataLoader loader = parameters(path);
    assertThat(loader.schema()).hasToString("simulation_id long, a long");
    assertThat(Rows.of(loader)).containsExactly(List.of(7L, 2L));
  }

  @Test
  void withoutAnyRecordTheStepsTellTheSimulations() {
    String one =
        db(
            "1.db",
            SIMULATIONS,
            "CREATE TABLE steps (simulation_id INTEGER, step_number INTEGER)",
            "INSERT INTO steps VALUES (2, 0), (2, 1), (1, 0)");
    String two =
        db(
            "2.db",
            "CREATE TABLE simulation_steps (step_number)",
            "INSERT INTO simulation_steps VALUES (0), (1)");
    String three = db("3.db", SIMULATIONS, CONFIGS, "CREATE TABLE steps (simulation_id)");
    DataLoader loader = experiment(one, two, three);
    assertThat(loader.schema()).hasToString("simulation_id long, db_path text");
    assertThat(Rows.of(loader))
        .containsExactly(List.of(2L, one), List.of(1L, one), Arrays.asList(null, two));
    assertThat(loader.inputs().notes())
        .containsExactly(
            "no parameters in 3 of 3 databases: %s, %s, %s".formatted(one, two, three));
    assertThat(parameters(two).schema()).hasToString("");
  }

  @Test
  void aDatabaseWithoutSimulationsIsRefusedOrLeftOut() {
    String one = db("1.db", SIMULATIONS, "INSERT INTO simulations VALUES ('s', NULL, '{}')");
    String two = db("2.db", "CREATE TABLE agents (a)");
    assertThatThrownBy(experiment(one, two)::schema)
        .isInstanceOf(RequestException.class)
        .hasMessage(two + ": no table 'simulations'; tables: agents");
    DataLoader skipping = experiment(one, two).withMissingTable(MissingTable.SKIP);
    assertThat(Rows.of(skipping)).containsExactly(List.of("s", one));
    assertThat(skipping.inputs().notes())
        .contains("table 'parameters' is missing in 1 of 2 databases, which are left out: " + two);
  }

  @Test
  void valuesOfDifferentTypesAreText() {
    String path =
        db(
            "1.db",
            SIMULATIONS,
            insert(
                "{\"a\": 1, \"b\": true, \"c\": [1], \"d\": 9007199254740993, \"e\": 1e3, \"f\": 123456789012345678901}"),
            insert("{\"a\": \"x\", \"b\": 0, \"c\": 2.50, \"d\": 0.5, \"e\": 7, \"f\": 1}"),
            insert("{\"e\": NaN, \"c\": -Infinity}"));
    assertThat(parameters(path).schema())
        .hasToString("simulation_id text, a text, b text, c text, d text, e double, f text");
    assertThat(Rows.of(parameters(path)))
        .containsExactly(
            List.of("s", "1", "true", "[1]", "9007199254740993", 1000.0, "123456789012345678901"),
            List.of("s", "x", "0", "2.50", "0.5", 7.0, "1"),
            Arrays.asList("s", null, null, "-Infinity", null, Double.NaN, null));
  }

  @Test
  void givenTypesAreTakenAndChecked() {
    String path = db("1.db", SIMULATIONS, insert("{\"a\": 1, \"b\": \"x\"}"));
    DataLoader loader = parameters(path).withColumns("a", "b");
    assertThat(Rows.of(loader.withSchema(Map.of("a", ColumnType.DOUBLE, "b", ColumnType.TEXT))))
        .containsExactly(List.of(1.0, "x"));
    assertThatThrownBy(() -> Rows.of(loader.withSchema(Map.of("b", ColumnType.LONG))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ": table 'parameters', row 1: column 'b' should be long, was the text 'x'; give its type with schema: {b: text}, or leave it out by naming the columns to read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a.b\": 1, \"a\": {\"b\": 2}} | should have one value of each name, has two of 'a.b' (objects within objects have dotted names)",
        "{\"a\": 1, \"a\": 1} | should have one value of each name, has two of 'a' (objects within objects have dotted names)",
        "{\"a\": 1 | should be JSON, but the text ends in the middle of a value",
        "{\"a\": x} | should be JSON, but expected a value such as \"text\", 1.5 or null, but found 'x'",
        "{} {} | should be one JSON object, but an object follows it",
        "[1] | should be a JSON object, was an array",
        "7 | should be a JSON object, was the number '7'",
        "`` | should be a JSON object, was empty",
        "{\"a\": \"\\ud83d\"} | should be JSON, but the escape '\\ud83d' is half a character; should be a pair, like \\ud83d\\ude00",
      })
  void malformedParametersAreRefused(String json, String problem) {
    String path = db("1.db", SIMULATIONS, insert("{}"), insert(json));
    assertRefused(path, ": table 'simulations', rowid 2: column 'parameters' " + problem);
    String configs =
        db("2.db", CONFIGS, "INSERT INTO simulation_config VALUES ('s', 5, '%s')".formatted(json));
    assertRefused(configs, ": table 'simulation_config', rowid 5: column 'config_data' " + problem);
  }

  @Test
  void hugeParametersAreRefused() {
    String place = ": table 'simulations', rowid 1: column 'parameters' ";
    String large =
        db(
            "1.db",
            SIMULATIONS,
            "INSERT INTO simulations VALUES ('s', NULL, '{\"a\": \"' || hex(zeroblob(524288)) || '\"}')");
    assertRefused(large, place + "should have at most 1,048,576 bytes, has 1,048,585");
    String many =
        db(
            "2.db",
            SIMULATIONS,
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n <= 10000)"
                + " INSERT INTO simulations SELECT 's', NULL, json_group_object('p' || n, n) FROM c");
    assertRefused(many, place + "should have at most 10,000 parameters, has more");
    String inAll =
        db(
            "3.db",
            SIMULATIONS,
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n <= 10000)"
                + " INSERT INTO simulations SELECT n, NULL, json_object('p' || n, n) FROM c");
    assertRefused(
        inAll, ": simulations should have at most 10,000 different parameters in all, have more");
    String deep =
        db(
            "4.db",
            SIMULATIONS,
            insert("{\"a\": ".repeat(400) + "1" + "}".repeat(400)),
            insert("{}"));
    assertThat(parameters(deep).schema().size()).isEqualTo(2);
    String deeper = db("5.db", SIMULATIONS, insert("{\"a\": ".repeat(501) + "1" + "}".repeat(501)));
    assertRefused(
        deeper, place + "should be JSON, but a dotted name has more than 1,000 characters");
    String blob = db("6.db", SIMULATIONS, "INSERT INTO simulations VALUES ('s', NULL, x'00')");
    assertRefused(blob, place + "should be a JSON object, was a blob");
  }

  @Test
  void aParameterCannotHaveTheNameOfAnotherColumn() {
    String message =
        ": a simulation has the parameter '%s', but the table 'parameters' has another column of this name; read the table 'simulations' instead";
    String id = db("1.db", SIMULATIONS, insert("{\"simulation_id\": 1}"));
    assertRefused(id, message.formatted("simulation_id"));
    String path = db("2.db", SIMULATIONS, insert("{\"db_path\": 1}"));
    assertThat(Rows.of(parameters(path))).containsExactly(List.of("s", 1L));
    assertThatThrownBy(experiment(path)::schema).hasMessage(path + message.formatted("db_path"));
  }

  @Test
  void theSameProblemOfManyDatabasesIsToldOnce() {
    for (int i = 1; i <= 5; i++) {
      db(i + ".db", SIMULATIONS, insert("[]"));
    }
    assertThatThrownBy(experiment(folder + "/?.db")::schema)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%1$s/1.db, %1$s/2.db, %1$s/3.db, … (5 of 5 inputs): table 'simulations', rowid 1: column 'parameters' should be a JSON object, was an array"
                .formatted(folder));
  }

  @Test
  void anUnknownColumnIsAnErrorThatListsTheNearest() {
    String path = db("1.db", SIMULATIONS, insert("{\"learning\": {\"rate\": 1}}"));
    assertThatThrownBy(parameters(path).withColumns("learning.rte")::schema)
        .isInstanceOf(RequestException.class)
        .hasMessage(
            path
                + ": table 'parameters' has no column 'learning.rte'; did you mean 'learning.rate'? Columns: simulation_id, learning.rate");
  }

  private String db(String name, String... statements) {
    return NewDatabase.at(folder, name, statements);
  }

  private static String insert(String json) {
    return "INSERT INTO simulations VALUES ('s', NULL, '%s')".formatted(json);
  }

  private static SimulationLoader parameters(String path) {
    return SimulationLoader.of(path).withTable("parameters");
  }

  private static ExperimentLoader experiment(String... paths) {
    return ExperimentLoader.of(paths).withTable("parameters");
  }

  private static void assertRefused(String path, String message) {
    assertThatThrownBy(parameters(path)::schema)
        .isInstanceOf(DataException.class)
        .hasMessage(path + message);
  }
}
