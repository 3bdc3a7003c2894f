package farm.analysis.load.sqlite;

import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.page.DatabaseFile;
import java.util.Map;
import java.util.Optional;

/** A look at a table or query, with the types of the wanted columns that it has. */
record TypedTable(TableInspection look, Map<String, StoredType> types) {

  static TypedTable of(String path, Selection rows, ReaderChoice reader, ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      return of(database, rows, reader, options);
    }
  }

  /** A look at a table; empty if the database doesn't have it. */
  static Optional<TypedTable> find(
      String path, Selection rows, ReaderChoice reader, ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      return rows.isIn(database)
          ? Optional.of(of(database, rows, reader, options))
          : Optional.empty();
    }
  }

  private static TypedTable of(
      Database database, Selection rows, ReaderChoice reader, ReadOptions options) {
    TableInspection look = rows.look(database, null).readBy(reader);
    return new TypedTable(look, look.types(database, options));
  }
}
