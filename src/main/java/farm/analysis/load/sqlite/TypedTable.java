package farm.analysis.load.sqlite;

import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.page.DatabaseFile;
import java.util.Map;
import java.util.Optional;

/** A look at a table, with the types of the wanted columns that it has. */
record TypedTable(TableInspection look, Map<String, StoredType> types) {

  static TypedTable of(String path, String table, ReaderChoice reader, ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      return of(database, table, reader, options);
    }
  }

  /** A look at a table; empty if the database doesn't have it. */
  static Optional<TypedTable> find(
      String path, String table, ReaderChoice reader, ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      return SimulationTables.has(database, table)
          ? Optional.of(of(database, table, reader, options))
          : Optional.empty();
    }
  }

  private static TypedTable of(
      Database database, String table, ReaderChoice reader, ReadOptions options) {
    TableInspection look = SimulationTables.look(database, table, null).readBy(reader);
    return new TypedTable(look, look.types(database, options));
  }
}
