package farm.analysis.load.csv;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ColumnUnion;
import farm.analysis.load.input.Doubt;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.problem.DataException;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files with the same columns, in any order, as one input.
 *
 * @param pathColumn the column to add for the path of a row's file, or null
 */
record CsvUnion(List<CsvInspection> looks, ReadOptions options, @Nullable String pathColumn) {

  /**
   * The schema and sources of all files.
   *
   * @throws RequestException if a wanted column doesn't exist, or a file has a column of the path
   *     column's name
   * @throws DataException if the files' columns differ, or no type holds the values of both files
   */
  Inputs inputs() {
    looks.forEach(this::checkColumns);
    checkNames();
    Set<String> names = options.columnsOf(looks.get(0).columns().keySet());
    if (pathColumn != null) {
      names.add(pathColumn);
    }
    ColumnUnion union = union();
    Schema schema =
        Schema.of(names.stream().map(name -> new Schema.Field(name, typeOf(name, union))).toList());
    return new Inputs(
        schema, looks.stream().map(look -> source(look, schema)).toList(), notes(), doubts(schema));
  }

  /** The delimiter that fits better, of the first file: the others have the same columns. */
  private List<String> notes() {
    CsvInspection first = looks.get(0);
    return first.otherDelimiter().map(other -> other.note(first.path())).stream().toList();
  }

  private List<Doubt> doubts(Schema schema) {
    List<Doubt> doubts = new ArrayList<>();
    notes().forEach(note -> doubts.add(new Doubt("", () -> note)));
    for (String name : schema.names()) {
      looks.stream()
          .filter(look -> !options.schema().containsKey(name) && look.isMixed(name))
          .findFirst()
          .ifPresent(look -> doubts.add(new Doubt(name, () -> look.reasonForText(name))));
    }
    return doubts;
  }

  private CsvSource source(CsvInspection look, Schema schema) {
    return new CsvSource(
        look.text(),
        List.copyOf(look.columns().keySet()),
        look.start(),
        schema,
        options.schema().keySet(),
        pathColumn);
  }

  private void checkColumns(CsvInspection look) {
    CsvInspection first = looks.get(0);
    checkHas(look, first);
    checkHas(first, look);
    if (pathColumn != null && look.columns().containsKey(pathColumn)) {
      throw new RequestException(
          pathColumn,
          "%s: has a column '%s' already; give path_column another name"
              .formatted(look.path(), pathColumn));
    }
  }

  /** Checks that {@code one} has every column of {@code other}. */
  private static void checkHas(CsvInspection one, CsvInspection other) {
    for (String column : other.columns().keySet()) {
      if (!one.columns().containsKey(column)) {
        throw new DataException(
            "%s: no column '%s', which %s has; files read together must have the same columns"
                .formatted(one.path(), column, other.path()));
      }
    }
  }

  /**
   * Throws the problem with the first unknown name; those with the others are suppressed
   * exceptions.
   */
  private void checkNames() {
    Set<String> known = looks.get(0).columns().keySet();
    List<String> lacking = new ArrayList<>(options.namedColumns());
    lacking.removeAll(known);
    lacking.remove(pathColumn);
    List<RequestException> problems =
        lacking.stream()
            .map(
                name ->
                    new RequestException(
                        name,
                        "%s: no column '%s'%s%s"
                            .formatted(
                                looks.get(0).path(),
                                name,
                                NearestName.choices(name, "columns", known),
                                looks.get(0).delimiterHint())))
            .toList();
    RequestException.throwIfAny(problems);
  }

  private ColumnUnion union() {
    ColumnUnion union = new ColumnUnion(CsvUnion::widened);
    for (CsvInspection look : looks) {
      look.columns()
          .forEach(
              (name, found) ->
                  found
                      .type()
                      .ifPresent(type -> union.add(name, type, true, () -> look.placeOf(name))));
    }
    return union;
  }

  private ColumnType typeOf(String column, ColumnUnion union) {
    if (column.equals(pathColumn)) {
      return ColumnType.TEXT;
    }
    ColumnType given = options.schema().get(column);
    return given != null ? given : union.typeOf(column).orElse(ColumnType.TEXT);
  }

  /** Refuses to mix booleans and numbers: within one file the mixture would be text. */
  private static Optional<ColumnType> widened(ColumnType one, ColumnType other) {
    return one == other || (one.isNumeric() && other.isNumeric())
        ? one.widenedWith(other)
        : Optional.empty();
  }
}
