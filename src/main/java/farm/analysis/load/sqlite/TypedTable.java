package farm.analysis.load.sqlite;

import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.table.ReaderChoice;
import farm.analysis.load.sqlite.table.StoredType;
import farm.analysis.load.sqlite.table.TableInspection;
import java.util.Map;

/** A look at a table or query, with the types of the wanted columns that it has. */
record TypedTable(TableInspection look, Map<String, StoredType> types) {

  static TypedTable of(
      Database database, Selection rows, ReaderChoice reader, ReadOptions options) {
    TableInspection look = rows.look(database, null).readBy(reader);
    return new TypedTable(look, look.types(database, options));
  }
}
