package farm.analysis.load.json;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.Doubt;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.json.SampledType.Basis;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sampled files as one input, with columns matched by name. */
record JsonUnion(List<JsonInspection> looks, JsonLoader.Layout layout, ReadOptions options) {

  /**
   * The schema and sources of all files.
   *
   * @throws RequestException if no file has a wanted column, or a file has a column of the path
   *     column's name
   * @throws farm.analysis.problem.DataException if a column's types differ and no type holds both
   */
  Inputs inputs() {
    ColumnUnion union = union();
    checkPathColumn(union.names());
    Set<String> unseen = addGiven(union);
    checkColumns(union.names());
    Set<String> names = options.columnsOf(union.names());
    if (layout.pathColumn() != null) {
      names.add(layout.pathColumn());
    }
    Schema schema =
        Schema.of(names.stream().map(name -> new Schema.Field(name, typeOf(name, union))).toList());
    return new Inputs(schema, sources(schema), notes(names, unseen), doubts(schema));
  }

  private List<Doubt> doubts(Schema schema) {
    List<Doubt> doubts = new ArrayList<>();
    for (String name : schema.names()) {
      looks.stream()
          .flatMap(look -> look.reasonForJson(name).stream())
          .findFirst()
          .ifPresent(reason -> doubts.add(new Doubt(name, reason)));
    }
    return doubts;
  }

  private ColumnUnion union() {
    ColumnUnion union = new ColumnUnion(ColumnType::widenedWith);
    for (JsonInspection look : looks) {
      look.columns()
          .forEach(
              (name, found) ->
                  union.add(
                      name, found.type(), found.basis() != Basis.GUESSED, look.file().path()));
    }
    return union;
  }

  private ColumnType typeOf(String column, ColumnUnion union) {
    return column.equals(layout.pathColumn())
        ? ColumnType.TEXT
        : union.typeOf(column).orElseThrow();
  }

  /**
   * Adds the columns that have a given type but aren't in the samples. Adds none if the samples
   * contain every row.
   *
   * @return the columns that were added
   */
  private Set<String> addGiven(ColumnUnion union) {
    if (looks.stream().allMatch(JsonInspection::isComplete)) {
      return Set.of();
    }
    Set<String> unseen = new HashSet<>();
    options
        .schema()
        .forEach(
            (name, type) -> {
              if (!name.equals(layout.pathColumn()) && !union.names().contains(name)) {
                union.add(name, type, true, looks.get(0).file().path());
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
          name,
          "%s: has a column '%s' already; give path_column another name".formatted(path, name));
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
    String later =
        "; if it first appears after the sampled rows, give its type with schema: {%s: text}";
    return new RequestException(
        name,
        "%s: no column '%s'%s%s%s"
            .formatted(
                looks.get(0).file().path(),
                name,
                NearestName.choices(name, "columns", known),
                ColumnUnion.norOthers(looks.size(), "file"),
                complete ? "" : later.formatted(name)));
  }

  private List<JsonSource> sources(Schema schema) {
    Set<String> names = new HashSet<>(schema.names());
    List<JsonSource> sources = new ArrayList<>();
    for (JsonInspection look : looks) {
      Map<String, SampledType> found = new LinkedHashMap<>(look.columns());
      options.schema().forEach((name, type) -> found.put(name, SampledType.given(type)));
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
        notes.add("column '%s' is in none of the sampled rows".formatted(column));
      } else if (!lacking.isEmpty() && !column.equals(layout.pathColumn())) {
        notes.add(
            "column '%s' is missing in %d of %d files, as far as they were sampled: %s"
                .formatted(column, lacking.size(), looks.size(), ColumnUnion.firstFew(lacking)));
      }
    }
    return notes;
  }
}
