package farm.analysis.load.sqlite;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.Inputs;
import farm.analysis.load.ReadOptions;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of many databases united as one, by column name. */
record TableUnion(List<TypedTable> tables, ReadOptions options) {

  private static final int NAMED_AT_MOST = 3;

  /** The type of a column in the tables seen so far, and the table that it is from. */
  private record Typed(FoundType found, TableInspection look) {}

  /**
   * All tables, with a column that holds the path of the database.
   *
   * @throws RequestException if no table has a wanted column, or one has the path's column itself
   * @throws DataException if a column's types differ and no type holds both
   */
  Inputs inputs(String pathColumn) {
    Map<String, ColumnType> types = types(pathColumn);
    checkColumns(pathColumn);
    Set<String> names = new LinkedHashSet<>(options.columns());
    if (names.isEmpty()) {
      names.addAll(types.keySet());
    }
    names.add(pathColumn);
    List<Schema.Field> fields = new ArrayList<>();
    for (String name : names) {
      ColumnType type = name.equals(pathColumn) ? ColumnType.TEXT : types.get(name);
      fields.add(new Schema.Field(name, Objects.requireNonNull(type)));
    }
    Schema schema = Schema.of(fields);
    List<SqliteSource> sources = sources(schema, pathColumn);
    List<String> notes = notes(types.keySet());
    notes.addAll(SlowReads.notes(sources));
    return new Inputs(schema, sources, notes);
  }

  private Map<String, ColumnType> types(String pathColumn) {
    Map<String, Typed> union = new LinkedHashMap<>();
    for (TypedTable table : tables) {
      if (table.look().columns().containsKey(pathColumn)) {
        throw new RequestException(
            "%s: %s has a column '%s' of its own; read it as single databases"
                .formatted(table.look().file().path(), table.look().relation().name(), pathColumn));
      }
      table
          .types()
          .forEach(
              (name, found) ->
                  union.merge(name, new Typed(found, table.look()), (a, b) -> widened(name, a, b)));
    }
    Map<String, ColumnType> types = new LinkedHashMap<>();
    union.forEach((name, typed) -> types.put(name, typed.found.type()));
    return types;
  }

  private static Typed widened(String column, Typed first, Typed second) {
    if (!second.found.isCertain() || !first.found.isCertain()) {
      return first.found.isCertain() ? first : second;
    }
    ColumnType one = first.found.type();
    ColumnType other = second.found.type();
    ColumnType both = one.widenedWith(other).orElse(null);
    if (both == null) {
      throw new DataException(
          ("column '%s' is %s in %s but %s in %s; give its type with schema: {%s: text}, or leave"
                  + " it out by naming the columns to read")
              .formatted(
                  column,
                  one.word(),
                  first.look.file().path(),
                  other.word(),
                  second.look.file().path(),
                  column));
    }
    return both == one ? first : new Typed(new FoundType(both, true), second.look);
  }

  private List<SqliteSource> sources(Schema schema, String pathColumn) {
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
                .formatted(column, lacking.size(), tables.size(), firstFew(lacking)));
      }
    }
    return notes;
  }

  /** The first three texts as a list for a message. */
  static String firstFew(List<String> texts) {
    return texts.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "))
        + (texts.size() > NAMED_AT_MOST ? ", …" : "");
  }

  /** Checks that every column named is in some table, or is the path's. */
  private void checkColumns(String pathColumn) {
    Set<String> known = new LinkedHashSet<>();
    tables.forEach(table -> known.addAll(table.look().columns().keySet()));
    List<String> lacking = new ArrayList<>(options.namedColumns());
    lacking.removeAll(known);
    lacking.remove(pathColumn);
    if (!lacking.isEmpty()) {
      throw tables.get(0).look().noColumns(lacking, known, remark());
    }
  }

  private String remark() {
    return switch (tables.size()) {
      case 1 -> "";
      case 2 -> " (nor has the other database)";
      default -> " (nor has any of the %d other databases)".formatted(tables.size() - 1);
    };
  }
}
