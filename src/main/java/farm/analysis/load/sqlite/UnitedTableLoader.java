package farm.analysis.load.sqlite;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.load.sqlite.record.StorageClass;
import farm.analysis.load.sqlite.table.StoredType;
import farm.analysis.load.sqlite.table.TableInspection;
import farm.analysis.load.sqlite.table.TypeSample;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Loads all that can be read of one table of one or many databases: {@code
 * UnitedTableLoader.of(List.of("a.db", "b.db"), "agents")}.
 *
 * <p>Unlike {@link ExperimentLoader}, it refuses no column. A column whose types in two databases
 * have no common type is read as text, and a column of BLOBs is left out; notes say so. The table
 * is the one of exactly this name, and no column names the database of a row.
 */
public final class UnitedTableLoader extends DataLoader {

  private final List<String> paths;
  private final String table;

  private UnitedTableLoader(List<String> paths, String table, ReadOptions options) {
    super(options);
    this.paths = List.copyOf(paths);
    this.table = table;
  }

  /** The table or view of this name; all of these databases must have it. */
  public static UnitedTableLoader of(List<String> paths, String table) {
    return new UnitedTableLoader(paths, table, ReadOptions.DEFAULT);
  }

  @Override
  protected UnitedTableLoader withOptions(ReadOptions options) {
    return new UnitedTableLoader(paths, table, options);
  }

  /** A look at one table, and its columns of BLOBs, as far as a sample shows them. */
  private record Look(TypedTable typed, Set<String> blobs) {}

  @Override
  protected Inputs open(ReadOptions options) {
    List<String> notes = new ArrayList<>();
    List<Look> looks = InputInspections.of(paths, notes::add, path -> look(path, options));
    Set<String> blobs = new TreeSet<>();
    looks.forEach(look -> blobs.addAll(look.blobs));
    ColumnUnion union = union(looks);
    List<String> columns = new ArrayList<>(union.names());
    columns.removeAll(blobs);
    if (columns.isEmpty()) {
      throw new DataException(
          "%s: table '%s' has only columns of bytes (BLOB), which aren't read"
              .formatted(paths.get(0), table));
    }
    if (!blobs.isEmpty()) {
      notes.add("columns of bytes (BLOB) aren't read: %s".formatted(String.join(", ", blobs)));
    }
    Set<String> mixed = new HashSet<>();
    for (String column : columns) {
      union
          .conflictOf(column)
          .ifPresent(
              conflict -> {
                mixed.add(column);
                notes.add(conflict + "; it is read as text");
              });
    }
    return new TableUnion(withText(looks, mixed), options.withColumns(columns))
        .inputs(null)
        .withNotes(notes);
  }

  private Look look(String path, ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(path))) {
      TableInspection look = TableInspection.atTable(database, table);
      return new Look(new TypedTable(look, look.types(database, options)), blobs(database, look));
    }
  }

  private static Set<String> blobs(Database database, TableInspection look) {
    List<String> suspects =
        look.columns().entrySet().stream()
            .filter(column -> StoredType.mayBeBlob(column.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (look.rowids() == null || suspects.isEmpty()) {
      return Set.of();
    }
    return TypeSample.of(database, look.relation(), suspects, look.rowids()).entrySet().stream()
        .filter(column -> column.getValue().contains(StorageClass.BLOB))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static ColumnUnion union(List<Look> looks) {
    ColumnUnion union = new ColumnUnion(ColumnType::widenedWith);
    for (Look look : looks) {
      String path = look.typed.look().file().path();
      look.typed
          .types()
          .forEach((name, found) -> union.add(name, found.type(), found.isCertain(), path));
    }
    return union;
  }

  /** The tables looked at, with these columns as text. */
  private static List<TypedTable> withText(List<Look> looks, Set<String> columns) {
    StoredType text = new StoredType(ColumnType.TEXT, true);
    List<TypedTable> tables = new ArrayList<>();
    for (Look look : looks) {
      Map<String, StoredType> types = new LinkedHashMap<>(look.typed.types());
      types.replaceAll((name, found) -> columns.contains(name) ? text : found);
      tables.add(new TypedTable(look.typed.look(), types));
    }
    return tables;
  }
}
