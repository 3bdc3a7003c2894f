package farm.analysis.jdbc;

import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The databases that a pipeline file may connect to.
 *
 * <p>A pipeline file may come from anywhere, and a JDBC URL can make its driver load classes, read
 * files or run statements. So a file may name only the drivers below, with the parameters that
 * {@link DriverParameters} lets pass. The user can allow anything else on the command line.
 *
 * @param prefixes the beginnings of URLs that the user allows, whatever follows
 */
public record JdbcPermissions(List<String> prefixes) {

  private static final Pattern SQLITE = Pattern.compile("jdbc:sqlite:.*");

  /** The known drivers. {@link DriverParameters#plain} removes the plus of {@code mysql+srv}. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "jdbc:(postgresql|mysql(srv)?|mariadb|h2|hsqldb|derby|sqlserver|duckdb|oracle:thin):.*");

  /** Databases that run inside this program, and with them the functions that a SELECT calls. */
  private static final Pattern EMBEDDED =
      Pattern.compile("jdbc:(h2:(?!tcp:|ssl:)|hsqldb:(?!hsqls?:|https?:)|derby:(?!//)|duckdb:).*");

  /** Names of databases that make the driver fetch a configuration or load an extension. */
  private static final Pattern FETCHED =
      Pattern.compile("jdbc:(oracle:thin:.*@(config-|ldaps?:)|duckdb:[a-z0-9_]{2,}:).*");

  /** Keeps its own copy of the list. */
  public JdbcPermissions {
    prefixes = List.copyOf(prefixes);
  }

  /** The permissions of a command that allows no other URLs. */
  public static JdbcPermissions none() {
    return new JdbcPermissions(List.of());
  }

  /**
   * Refuses a database that the file may not name.
   *
   * @param hasQuery true if the file also holds the SQL to run there
   * @throws RequestException if it isn't allowed; the message names the option that allows it
   */
  public void check(JdbcDatabase database, boolean hasQuery) {
    String url = DriverParameters.plain(database.url());
    if (SQLITE.matcher(url).matches()) {
      throw refused(
          database,
          "a SQLite database should be read with ReadFromSqlite, ReadFromSimulation or"
              + " ReadFromExperiment, and written with WriteToSqlite");
    }
    if (prefixes.stream().noneMatch(database.url()::startsWith)) {
      problem(database, url, hasQuery)
          .ifPresent(
              problem -> {
                throw refused(database, problem + "; to allow it, add " + option(database));
              });
    }
  }

  private static Optional<String> problem(JdbcDatabase database, String url, boolean hasQuery) {
    if (!KNOWN.matcher(url).matches()) {
      return Optional.of(
          "unknown driver; should be the driver of PostgreSQL, MySQL, MariaDB, H2, HSQLDB, Derby,"
              + " SQL Server, Oracle (thin) or DuckDB");
    }
    Optional<String> parameter = DriverParameters.refused(database.url());
    if (parameter.isPresent()) {
      return parameter.map(
          name ->
              ("parameter '%s' isn't allowed, since it can make the driver load a class, read a"
                      + " file or run a statement")
                  .formatted(name));
    }
    if (FETCHED.matcher(url).matches()) {
      return Optional.of(
          "this database name isn't allowed, since it makes the driver fetch a configuration or an"
              + " extension");
    }
    return hasQuery && EMBEDDED.matcher(url).matches()
        ? Optional.of(
            "a query isn't allowed, since this database runs inside this program and can call Java"
                + " code")
        : Optional.empty();
  }

  private static RequestException refused(JdbcDatabase database, String problem) {
    return new RequestException(database.url(), database.shown() + ": " + problem);
  }

  /** The option that allows this database: the URL up to its parameters or secrets. */
  private static String option(JdbcDatabase database) {
    return "--allow-jdbc=" + database.shown().split("[?;(@]|\\*\\*\\*", 2)[0];
  }
}
