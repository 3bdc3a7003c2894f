package farm.analysis.write.table;

import farm.analysis.problem.RequestException;
import farm.analysis.storage.RemotePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Creates indexes in a SQLite database, in one transaction: all of them, or none. */
public final class SqliteIndexes {

  private final SqliteDatabase database;

  private SqliteIndexes(SqliteDatabase database) {
    this.database = database;
  }

  /**
   * An index to create.
   *
   * @param name its name, which no other index of the database may have
   * @param columns its columns in order
   */
  public record NewIndex(String name, String table, List<String> columns) {

    /** Copies the list. */
    public NewIndex {
      columns = List.copyOf(columns);
    }

    private String sql() {
      return "CREATE INDEX IF NOT EXISTS %s ON %s (%s)"
          .formatted(
              quoted(name),
              quoted(table),
              columns.stream().map(NewIndex::quoted).collect(Collectors.joining(", ")));
    }

    private static String quoted(String identifier) {
      return '`' + identifier.replace("`", "``") + '`';
    }
  }

  /**
   * The indexes of a local database.
   *
   * @throws RequestException if there is no such file, or it may not be written
   */
  public static SqliteIndexes of(String path) {
    return of(path, Duration.ofMinutes(1));
  }

  /** The indexes of a local database; waits that long if another program has it locked. */
  static SqliteIndexes of(String path, Duration patience) {
    if (RemotePath.isRemote(path)) {
      throw new RequestException(
          path, "%s: should be a file of this machine, to create indexes in it".formatted(path));
    }
    Path file = Path.of(path).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw new RequestException(path, "%s: no such file".formatted(path));
    }
    if (!Files.isWritable(file) || !Files.isWritable(file.getParent())) {
      throw new RequestException(
          path, "%s: this user may not write it, or its folder".formatted(path));
    }
    return new SqliteIndexes(new SqliteDatabase(path, file, patience));
  }

  /**
   * Creates these indexes, unless they exist already.
   *
   * @throws RequestException if that fails; the database is then as it was before
   */
  public void create(List<NewIndex> indexes) {
    try (Connection connection = database.begin();
        Statement statement = connection.createStatement()) {
      for (NewIndex index : indexes) {
        statement.execute(index.sql());
        check(connection, index);
      }
      statement.execute("COMMIT");
    } catch (SQLException e) {
      throw new RequestException(
          "%s: its indexes can't be created: %s".formatted(database.path(), database.reason(e)), e);
    }
  }

  /** Checks that the index of this name is the wanted one: another would make SQLite do nothing. */
  private void check(Connection connection, NewIndex index) throws SQLException {
    String sql =
        "SELECT c.name FROM sqlite_schema AS i JOIN pragma_index_info(i.name) AS c"
            + " WHERE i.type = 'index' AND i.name = ? AND i.tbl_name = ? ORDER BY c.seqno";
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, index.name);
      statement.setString(2, index.table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    if (!found.equals(index.columns)) {
      throw new RequestException(
          "%s: an index named '%s' exists already, but not on %s (%s); rename or drop it"
              .formatted(
                  database.path(), index.name, index.table, String.join(", ", index.columns)));
    }
  }
}
