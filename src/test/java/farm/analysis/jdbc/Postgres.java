package farm.analysis.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server, started once for all tests of this JVM and stopped with it. The server
 * refuses to run as root; for root, it runs in a user namespace ({@code unshare -U}).
 */
public final class Postgres {

  /** The password of every database; no message may contain it. */
  public static final String PASSWORD = "s3cr3t-of-tests";

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  /** A new database that these statements have filled. */
  public static JdbcDatabase database(String... statements) {
    String name = "test_" + DATABASES.incrementAndGet();
    execute(at("postgres"), "CREATE DATABASE " + name);
    execute(at(name), statements);
    return at(name);
  }

  private static JdbcDatabase at(String name) {
    return JdbcDatabase.at("jdbc:postgresql://localhost:%d/%s".formatted(SERVER.getPort(), name))
        .withUser("postgres", PASSWORD);
  }

  /** Runs statements, each in its own transaction. */
  public static void execute(JdbcDatabase database, String... statements) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
