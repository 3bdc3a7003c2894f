package farm.analysis.load.sqlite;

import farm.analysis.load.ReadOptions;
import java.util.Map;

/** A look at a table, with the types of those of the wanted columns that it has. */
record TypedTable(TableLook look, Map<String, FoundType> types) {

  static TypedTable of(String path, String table, ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      TableLook look = SimulationTables.look(database, table, null);
      return new TypedTable(look, look.types(database, options));
    }
  }
}
