package farm.analysis.load.sqlite;

import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.page.DatabaseFile;
import java.util.Map;

/** A look at a table, with the types of the wanted columns that it has. */
record TypedTable(TableInspection look, Map<String, StoredType> types) {

  static TypedTable of(String path, String table, ReaderChoice reader, ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      TableInspection look = SimulationTables.look(database, table, null).readBy(reader);
      return new TypedTable(look, look.types(database, options));
    }
  }
}
