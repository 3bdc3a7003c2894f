package farm.analysis.jdbc;

import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.options.ValueProvider.StaticValueProvider;
import org.jspecify.annotations.Nullable;

/**
 * The address and the user of a database. Its messages and texts never contain the password.
 *
 * @param url the JDBC URL
 * @param driverClass the driver's class, or null for the one on the class path that takes the URL
 * @param username the user, or null if the URL names one or none is needed
 * @param password the password, or null if none is needed
 */
public record JdbcDatabase(
    String url, @Nullable String driverClass, @Nullable String username, @Nullable String password)
    implements Serializable {

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token)\\w*=)(?:\\{(?:[^}]|}})*}|[^&;\\s]*)");

  /** User and password before the host, in the form that most drivers use and in Oracle's form. */
  private static final Pattern USER_INFO =
      Pattern.compile("(//|(?i:jdbc:oracle:)\\w+:(?=[^@]))[^?\\s]*@");

  /**
   * Checks the URL.
   *
   * @throws IllegalArgumentException if it isn't a JDBC URL
   */
  public JdbcDatabase {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "'url' should be a JDBC URL such as jdbc:postgresql://host/name, was " + hidden(url));
    }
  }

  /** The database at this URL, which names the user itself or needs none. */
  public static JdbcDatabase at(String url) {
    return new JdbcDatabase(url, null, null, null);
  }

  /** This database for a user with a password. */
  public JdbcDatabase withUser(String name, String newPassword) {
    return new JdbcDatabase(url, driverClass, name, newPassword);
  }

  /** Beam's configuration, without a limit on connections, so that no task waits for another. */
  public DataSourceConfiguration configuration() {
    DataSourceConfiguration configuration =
        DataSourceConfiguration.create(
                StaticValueProvider.of(driverClass), StaticValueProvider.of(url))
            .withMaxConnections(-1);
    configuration = username == null ? configuration : configuration.withUsername(username);
    return password == null ? configuration : configuration.withPassword(password);
  }

  /**
   * A connection without auto-commit; the caller closes it.
   *
   * @throws RequestException if there is no driver, or the database can't be reached
   */
  public Connection connect() {
    try {
      checkDriver();
      Connection connection =
          JdbcIO.DataSourceProviderFromDataSourceConfiguration.of(configuration())
              .apply(null)
              .getConnection();
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new RequestException(url, "%s: can't connect: %s".formatted(shown(), reason(e)));
    }
  }

  /**
   * Checks that there is a driver: without one, Beam's pool would print the URL with its secrets. A
   * class is initialized only after it is known to be a driver.
   */
  private void checkDriver() throws SQLException {
    if (driverClass == null) {
      DriverManager.getDriver(url);
      return;
    }
    try {
      Driver driver =
          Class.forName(driverClass, false, Thread.currentThread().getContextClassLoader())
              .asSubclass(Driver.class)
              .getDeclaredConstructor()
              .newInstance();
      if (!driver.acceptsURL(url)) {
        throw new SQLException("driver '%s' doesn't accept this URL".formatted(driverClass));
      }
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new SQLException("no driver '%s' on the class path".formatted(driverClass), e);
    }
  }

  /** The URL without secrets. */
  public String shown() {
    return hidden(url);
  }

  /** The database's own error message, without secrets, on one line. */
  public String reason(SQLException failure) {
    Throwable cause = failure;
    while (failure.getSQLState() == null && cause.getCause() instanceof SQLException deeper) {
      cause = deeper;
    }
    String text = String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\n\\s*", "; ");
    String hidden = hidden(text);
    return password == null || password.isEmpty() ? hidden : hidden.replace(password, "***");
  }

  /** A text in which the password, and each secret of the URL, is replaced by asterisks. */
  public String withoutSecrets(String text) {
    String safe = text;
    for (String secret : secrets()) {
      safe = secret.isEmpty() ? safe : safe.replace(secret, "***");
    }
    return safe;
  }

  /** The password, and the passwords and other secrets in the URL. */
  private List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    secrets.add(password == null ? "" : password);
    SECRET
        .matcher(url)
        .results()
        .forEach(found -> secrets.add(url.substring(found.end(1), found.end())));
    USER_INFO
        .matcher(url)
        .results()
        .map(found -> url.substring(found.end(1), found.end() - 1).split("[:/]", 2))
        .filter(user -> user.length == 2)
        .forEach(user -> secrets.add(user[1]));
    return secrets;
  }

  /** A copy of a failure to use as a cause, without the parts that could hold the password. */
  public SQLException withoutSecrets(SQLException failure) {
    SQLException safe =
        new SQLException(reason(failure), failure.getSQLState(), failure.getErrorCode());
    safe.setStackTrace(failure.getStackTrace());
    return safe;
  }

  private static String hidden(String text) {
    return USER_INFO.matcher(SECRET.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
  }

  /** The URL and the user, without secrets. */
  @Override
  public String toString() {
    return username == null ? shown() : "%s as %s".formatted(shown(), username);
  }
}
