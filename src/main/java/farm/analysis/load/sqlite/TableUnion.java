package farm.analysis.load.sqlite;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.table.SlowReads;
import farm.analysis.load.sqlite.table.SqliteSource;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of many databases united as one, by column name. */
record TableUnion(List<TypedTable> tables, ReadOptions options) {

  /**
   * All tables, with a column that holds the path of the database unless {@code pathColumn} is
   * null.
   *
   * @throws RequestException if no table has a wanted column, or a table already has the path
   *     column
   * @throws DataException if a column's types differ and no type holds both
   */
  Inputs inputs(@Nullable String pathColumn) {
    ColumnUnion union = union(pathColumn);
    checkColumns(pathColumn);
    Set<String> names = options.columnsOf(union.names());
    if (pathColumn != null) {
      names.add(pathColumn);
    }
    List<Schema.Field> fields = new ArrayList<>();
    for (String name : names) {
      ColumnType type =
          name.equals(pathColumn) ? ColumnType.TEXT : union.typeOf(name).orElseThrow();
      fields.add(new Schema.Field(name, type));
    }
    Schema schema = Schema.of(fields);
    List<SqliteSource> sources = sources(schema, pathColumn);
    List<String> notes = notes(union.names());
    notes.addAll(SlowReads.notes(sources));
    return new Inputs(schema, sources, notes);
  }

  private ColumnUnion union(@Nullable String pathColumn) {
    ColumnUnion union = new ColumnUnion(ColumnType::widenedWith);
    for (TypedTable table : tables) {
      String path = table.look().file().path();
      if (pathColumn != null && table.look().columns().containsKey(pathColumn)) {
        throw new RequestException(
            "%s: %s has a column '%s' already; read these databases one at a time"
                .formatted(path, table.look().relation().name(), pathColumn));
      }
      table
          .types()
          .forEach((name, found) -> union.add(name, found.type(), found.isCertain(), path));
    }
    return union;
  }

  private List<SqliteSource> sources(Schema schema, @Nullable String pathColumn) {
    return tables.stream()
        .map(table -> table.look().source(schema, pathColumn, options.condition()))
        .toList();
  }

  private List<String> notes(Set<String> columns) {
    List<String> notes = new ArrayList<>();
    for (String column : columns) {
      List<String> lacking =
          tables.stream()
              .filter(table -> !table.look().columns().containsKey(column))
              .map(table -> table.look().file().path())
              .toList();
      if (!lacking.isEmpty()) {
        notes.add(
            "column '%s' is missing in %d of %d databases: %s"
                .formatted(column, lacking.size(), tables.size(), ColumnUnion.firstFew(lacking)));
      }
    }
    return notes;
  }

  /** Checks that every column named is in some table, or is the path column. */
  private void checkColumns(@Nullable String pathColumn) {
    Set<String> known = new LinkedHashSet<>();
    tables.forEach(table -> known.addAll(table.look().columns().keySet()));
    Set<String> stored = options.namedColumns();
    stored.remove(pathColumn);
    String remark = ColumnUnion.norOthers(tables.size(), "database");
    tables.get(0).look().checkColumns(stored, known, remark);
  }
}
