package farm.analysis.load.json;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.Inputs;
import farm.analysis.load.ReadOptions;
import farm.analysis.load.json.FoundType.Basis;
import farm.analysis.problem.DataException;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Sampled files as one input, with columns matched by name. */
record JsonUnion(List<JsonInspection> looks, JsonLoader.Layout layout, ReadOptions options) {

  private static final int NAMED_AT_MOST = 3;

  /** The type of a column in the files seen so far, and the file that has it. */
  private record Typed(FoundType found, String path) {}

  /**
   * The schema and sources of all files.
   *
   * @throws RequestException if no file has a wanted column, or a file has a column of the path
   *     column's name
   * @throws DataException if a column's types differ and no type holds both
   */
  Inputs inputs() {
    Map<String, ColumnType> types = types();
    checkPathColumn(types.keySet());
    Set<String> unseen = addGiven(types);
    checkColumns(types.keySet());
    Set<String> names = new LinkedHashSet<>(options.columns());
    if (names.isEmpty()) {
      names.addAll(types.keySet());
    }
    String pathColumn = layout.pathColumn();
    if (pathColumn != null) {
      types.put(pathColumn, ColumnType.TEXT);
      names.add(pathColumn);
    }
    Schema schema =
        Schema.of(
            names.stream()
                .map(name -> new Schema.Field(name, Objects.requireNonNull(types.get(name))))
                .toList());
    return new Inputs(schema, sources(schema), notes(names, unseen));
  }

  private Map<String, ColumnType> types() {
    Map<String, Typed> union = new LinkedHashMap<>();
    Set<String> named = new HashSet<>(options.columns());
    for (JsonInspection look : looks) {
      String path = look.file().path();
      look.columns()
          .forEach(
              (name, found) ->
                  union.merge(name, new Typed(found, path), (a, b) -> widened(name, a, b, named)));
    }
    Map<String, ColumnType> types = new LinkedHashMap<>();
    union.forEach((name, typed) -> types.put(name, typed.found.type()));
    return types;
  }

  private static Typed widened(String column, Typed first, Typed second, Set<String> named) {
    if (second.found.basis() == Basis.GUESSED || first.found.basis() == Basis.GUESSED) {
      return first.found.basis() == Basis.GUESSED ? second : first;
    }
    ColumnType one = first.found.type();
    ColumnType other = second.found.type();
    ColumnType both = one.widenedWith(other).orElse(null);
    boolean wanted = named.isEmpty() || named.contains(column);
    if (both == null && wanted) {
      throw new DataException(
          ("column '%s' is %s in %s but %s in %s; give its type with schema: {%s: text}, or leave"
                  + " it out by naming the columns to read")
              .formatted(column, one.word(), first.path, other.word(), second.path, column));
    }
    return both == null || both == one
        ? first
        : new Typed(new FoundType(both, Basis.SEEN), second.path);
  }

  /**
   * Adds the columns that have a given type but aren't in the samples. Adds none if the samples
   * contain every row.
   *
   * @return the columns that were added
   */
  private Set<String> addGiven(Map<String, ColumnType> types) {
    if (looks.stream().allMatch(JsonInspection::isComplete)) {
      return Set.of();
    }
    Set<String> unseen = new HashSet<>();
    options
        .schema()
        .forEach(
            (name, type) -> {
              if (!name.equals(layout.pathColumn()) && types.putIfAbsent(name, type) == null) {
                unseen.add(name);
              }
            });
    return unseen;
  }

  private void checkPathColumn(Set<String> columns) {
    String name = layout.pathColumn();
    if (name != null && columns.contains(name)) {
      String path =
          looks.stream()
              .filter(look -> look.columns().containsKey(name))
              .map(look -> look.file().path())
              .findFirst()
              .orElseThrow();
      throw new RequestException(
          name, "%s: has a column '%s' of its own; choose another name".formatted(path, name));
    }
  }

  /** Checks that each named column is in a file or is the path column. */
  private void checkColumns(Set<String> known) {
    List<String> lacking = new ArrayList<>(options.namedColumns());
    lacking.removeAll(known);
    lacking.remove(layout.pathColumn());
    RequestException.throwIfAny(lacking.stream().map(name -> noColumn(name, known)).toList());
  }

  private RequestException noColumn(String name, Set<String> known) {
    boolean complete = looks.stream().allMatch(JsonInspection::isComplete);
    String remark =
        switch (looks.size()) {
          case 1 -> "";
          case 2 -> " (nor has the other file)";
          default -> " (nor has any of the %d other files)".formatted(looks.size() - 1);
        };
    String later = "; if it comes after the rows looked at, give its type with schema: {%s: text}";
    return new RequestException(
        name,
        "%s: no column '%s'%s%s%s"
            .formatted(
                looks.get(0).file().path(),
                name,
                NearestName.choices(name, "columns", known),
                remark,
                complete ? "" : later.formatted(name)));
  }

  private List<JsonSource> sources(Schema schema) {
    Set<String> names = new HashSet<>(schema.names());
    List<JsonSource> sources = new ArrayList<>();
    for (JsonInspection look : looks) {
      Map<String, FoundType> found = new LinkedHashMap<>(look.columns());
      options.schema().forEach((name, type) -> found.put(name, FoundType.given(type)));
      found.keySet().retainAll(names);
      boolean others = !options.columns().isEmpty();
      sources.add(new JsonSource(look.file(), look.isLines(), layout, schema, found, others));
    }
    return sources;
  }

  private List<String> notes(Set<String> columns, Set<String> unseen) {
    List<String> notes = new ArrayList<>();
    for (String column : columns) {
      List<String> lacking =
          looks.stream()
              .filter(look -> !look.columns().containsKey(column))
              .map(look -> look.file().path())
              .toList();
      if (unseen.contains(column)) {
        notes.add("column '%s' is in none of the rows looked at".formatted(column));
      } else if (!lacking.isEmpty() && !column.equals(layout.pathColumn())) {
        notes.add(
            "column '%s' is missing in %d of %d files, as far as they were looked at: %s%s"
                .formatted(
                    column,
                    lacking.size(),
                    looks.size(),
                    lacking.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", ")),
                    lacking.size() > NAMED_AT_MOST ? ", …" : ""));
      }
    }
    return notes;
  }
}
