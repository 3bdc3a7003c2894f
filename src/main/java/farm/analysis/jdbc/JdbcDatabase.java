package farm.analysis.jdbc;

import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.options.ValueProvider.StaticValueProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and who asks. No message, and no text made of it, ever has the password.
 *
 * @param url the JDBC URL
 * @param driverClass the driver's class, or null for the one on the class path that takes the URL
 * @param username who asks, or null if the URL says so or nobody is needed
 * @param password the password, or null if none is needed
 */
public record JdbcDatabase(
    String url, @Nullable String driverClass, @Nullable String username, @Nullable String password)
    implements Serializable {

  private static final Pattern SECRET =
      Pattern.compile("(?i)((?:password|passwd|pwd|secret|token)\\w*=)[^&;\\s]*");

  private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

  /**
   * Checks the URL.
   *
   * @throws IllegalArgumentException if it isn't one of JDBC
   */
  public JdbcDatabase {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "'url' should be a JDBC URL such as jdbc:postgresql://host/name, was " + hidden(url));
    }
  }

  /** The database at this URL, for which nobody needs to be named, or the URL does so. */
  public static JdbcDatabase at(String url) {
    return new JdbcDatabase(url, null, null, null);
  }

  /** This for a user with a password. */
  public JdbcDatabase withUser(String name, String newPassword) {
    return new JdbcDatabase(url, driverClass, name, newPassword);
  }

  /** The same as Beam has it, with no limit on connections: lanes wait for none of each other. */
  public DataSourceConfiguration configuration() {
    DataSourceConfiguration configuration =
        DataSourceConfiguration.create(
                StaticValueProvider.of(driverClass), StaticValueProvider.of(url))
            .withMaxConnections(-1);
    configuration = username == null ? configuration : configuration.withUsername(username);
    return password == null ? configuration : configuration.withPassword(password);
  }

  /**
   * A connection in which nothing is committed by itself; to be closed.
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
   * Beam's pool would print the URL, with its secrets, if it found no driver. A class is
   * initialized once it is known to be a driver.
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
        throw new SQLException("driver '%s' is for other URLs".formatted(driverClass));
      }
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new SQLException("no driver '%s' on the class path".formatted(driverClass), e);
    }
  }

  /** The URL without secrets. */
  public String shown() {
    return hidden(url);
  }

  /** What the database says is wrong, without secrets, on one line. */
  public String reason(SQLException failure) {
    Throwable cause = failure;
    while (failure.getSQLState() == null && cause.getCause() instanceof SQLException deeper) {
      cause = deeper;
    }
    String text = String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\n\\s*", "; ");
    String hidden = hidden(text);
    return password == null || password.isEmpty() ? hidden : hidden.replace(password, "***");
  }

  /** A failure to be given as a cause: what else it has to say could hold the password. */
  public SQLException withoutSecrets(SQLException failure) {
    SQLException safe =
        new SQLException(reason(failure), failure.getSQLState(), failure.getErrorCode());
    safe.setStackTrace(failure.getStackTrace());
    return safe;
  }

  private static String hidden(String text) {
    return USER_INFO.matcher(SECRET.matcher(text).replaceAll("$1***")).replaceAll("//***@");
  }

  /** The URL and the user, without secrets. */
  @Override
  public String toString() {
    return username == null ? shown() : "%s as %s".formatted(shown(), username);
  }
}
