package farm.analysis.write.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.write.OutputFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SqliteDatabaseTest {

  private static final Logger LOG = Logger.getLogger(SqliteDatabase.class.getName());

  @TempDir private Path folder;

  private final List<String> logged = new ArrayList<>();
  private Runnable whenLogged = () -> {};
  private Connection other;

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(new SimpleFormatter().formatMessage(entry));
          whenLogged.run();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void openAsAnotherProgram() throws SQLException {
    other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("out.db"));
    executeAsOther("CREATE TABLE u (x)");
    LOG.setLevel(Level.WARNING);
    LOG.addHandler(handler);
  }

  @AfterEach
  void closeTheOther() throws SQLException {
    LOG.removeHandler(handler);
    LOG.setLevel(null);
    other.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM u"})
  void aWaitForAnotherProgramIsSaidWhenItBegins(String lock) throws Exception {
    executeAsOther("INSERT INTO u VALUES (1)");
    for (String sql : lock.split(";")) {
      executeAsOther(sql);
    }
    whenLogged = () -> executeAsOther("COMMIT");
    try (Connection connection = database(Duration.ofMinutes(1)).begin()) {
      execute(connection, "DROP TABLE u");
    }
    assertThat(logged)
        .containsExactly(
            "out.db: another program has locked the database; the run waits up to 60 s for the"
                + " lock");
  }

  @Test
  void aDatabaseThatStaysLockedIsAnErrorThatSaysWhoHasIt() {
    executeAsOther("BEGIN EXCLUSIVE");
    SqliteDatabase database = database(Duration.ofSeconds(1));
    assertThatThrownBy(() -> database.begin())
        .isInstanceOfSatisfying(
            SQLException.class,
            e ->
                assertThat(database.reason(e))
                    .isEqualTo(
                        "another program has locked the database for 1 s; end that"
                            + " program, or let it release the lock, before the next run"));
    assertThat(logged)
        .containsExactly(
            "out.db: another program has locked the database; the run waits up to 1 s for the"
                + " lock");
  }

  @Test
  void aLockIsSaidBeforeDataIsRead() {
    executeAsOther("BEGIN IMMEDIATE");
    OutputFile file = OutputFile.at(folder.resolve("out.db").toString());
    new SqliteTable(file, "t", WriteMode.REPLACE, TriggerMode.REFUSE)
        .check(Schema.of(new Field("n", ColumnType.LONG)));
    assertThat(logged)
        .containsExactly(
            file.path()
                + ": another program has locked the database; the run first reads its inputs, then"
                + " waits up to 60 s for the lock");
  }

  @Test
  void aFullDiskIsSaidAsOfOtherOutputs() {
    SqliteDatabase database = database(Duration.ofMinutes(1));
    assertThatThrownBy(
            () -> {
              try (Connection connection = database.begin()) {
                execute(connection, "PRAGMA max_page_count=2");
                execute(connection, "CREATE TABLE t (x)");
              }
            })
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(database.reason(e)).isEqualTo("No space left on device"));
  }

  private SqliteDatabase database(Duration patience) {
    return new SqliteDatabase("out.db", folder.resolve("out.db"), patience);
  }

  private void executeAsOther(String sql) {
    try {
      execute(other, sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
