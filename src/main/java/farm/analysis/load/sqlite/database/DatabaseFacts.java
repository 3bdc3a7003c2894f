package farm.analysis.load.sqlite.database;

import farm.analysis.load.sqlite.page.DatabaseFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The facts about a database that its header and schema tell, without its rows.
 *
 * @param path the database as the user wrote it
 * @param bytes the size of its file
 * @param schemaVersion the number that programs give their schema, {@code user_version}
 * @param isWal true if its journal mode is WAL, false if it is a rollback journal
 * @param logBytes the size of its {@code -wal} file, with changes that aren't in the file itself
 * @param schema its tables and indexes
 */
public record DatabaseFacts(
    String path,
    long bytes,
    long schemaVersion,
    boolean isWal,
    long logBytes,
    DatabaseSchema schema) {

  /** The header's byte that is 2 in WAL mode (sqlite.org/fileformat2.html §1.3). */
  private static final int READ_VERSION_OFFSET = 19;

  /**
   * Looks at a database.
   *
   * @throws farm.analysis.problem.RequestException if there is no such file
   * @throws farm.analysis.problem.DataException if it can't be read
   */
  public static DatabaseFacts of(String path) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      DatabaseFile file = database.file();
      return new DatabaseFacts(
          path,
          file.bytes(),
          Long.parseLong(database.texts("PRAGMA user_version").get(0)),
          isWal(file),
          file.logBytes(),
          DatabaseSchema.of(database));
    }
  }

  /** These facts with another schema object. */
  public DatabaseFacts withSchema(DatabaseSchema equal) {
    return new DatabaseFacts(path, bytes, schemaVersion, isWal, logBytes, equal);
  }

  private static boolean isWal(DatabaseFile file) {
    try (InputStream in = file.local().openAt(READ_VERSION_OFFSET)) {
      return in.read() == 2;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: can't be read: %s".formatted(file.path(), e.getMessage()), e);
    }
  }
}
