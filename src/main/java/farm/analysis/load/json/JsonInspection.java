package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import farm.analysis.chunk.ColumnType;
import farm.analysis.json.Json;
import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.OtherFormat;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.json.SampledType.Kind;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A sample of a file's objects: their fields, and the kinds of the values. */
final class JsonInspection {

  /**
   * The number of rows sampled at the start, within {@link #SAMPLED_BYTES}. A tenth of both is
   * sampled at each later place.
   */
  private static final int SAMPLED_ROWS = 1000;

  private static final long SAMPLED_BYTES = 16L << 20;
  private static final int SAMPLED_PLACES = 8;

  /**
   * The character after the dot. The names within an object begin with the object's name and a dot,
   * so they sort before the object's name and this character.
   */
  private static final char AFTER_DOT = '.' + 1;

  /** The first line of an array or object that goes on after it, as ISO 8859-1. */
  private static final Pattern LONG_VALUE =
      Pattern.compile("(\u00ef\u00bb\u00bf)?\\s*[\\[{][ \\t\\r]*\\n");

  private final InputFile file;
  private final boolean lines;
  private final boolean flatten;
  private final Map<String, ColumnType> given;
  private final Map<String, Set<Kind>> seen = new LinkedHashMap<>();
  private Map<String, SampledType> columns = Map.of();
  private boolean complete;

  /** For each column, the first value that isn't a number, and its place. */
  private final Map<String, Supplier<String>> firstOthers = new HashMap<>();

  private JsonInspection(InputFile file, JsonLoader.Layout layout, ReadOptions options) {
    this.file = file;
    this.lines = layout.isLines(file.path());
    this.flatten = layout.flatten();
    this.given = options.schema();
  }

  /** Samples the first rows, and later ones too if the file is seekable. */
  static JsonInspection at(String path, JsonLoader.Layout layout, ReadOptions options) {
    JsonInspection look = new JsonInspection(InputFile.at(path), layout, options);
    look.refuseOtherFormats();
    look.complete = look.sample(InputRange.whole(look.file.bytes()), 1);
    long step = look.file.bytes() / (SAMPLED_PLACES + 1);
    for (int place = 1; place <= SAMPLED_PLACES && look.isSeekable() && !look.complete; place++) {
      look.sample(new InputRange(place * step, Long.MAX_VALUE, 0), 10);
    }
    look.columns = look.findColumns();
    return look;
  }

  private void refuseOtherFormats() {
    try {
      String start = file.firstBytes();
      OtherFormat.refuse(start, file.path(), "JSON", Set.of(OtherFormat.JSON));
      if (lines && LONG_VALUE.matcher(start).lookingAt()) {
        throw new DataException(
            "%s: should be JSON Lines, but its first value takes several lines; give lines: false"
                .formatted(file.path()));
      }
    } catch (IOException e) {
      throw ObjectCursor.damaged(file, e);
    }
  }

  InputFile file() {
    return file;
  }

  boolean isLines() {
    return lines;
  }

  /** Returns true if ranges of the file can be read. */
  boolean isSeekable() {
    return lines && file.isSeekable();
  }

  /** Returns true if the sample contains every row. */
  boolean isComplete() {
    return complete;
  }

  /**
   * The columns in the order of their first appearance. A field that is an object to flatten in
   * some rows and null in all others isn't a column.
   */
  Map<String, SampledType> columns() {
    return columns;
  }

  /** The sentence that says why a column is JSON although it has numbers; empty for others. */
  Optional<Supplier<String>> reasonForJson(String column) {
    Supplier<String> other = firstOthers.get(column);
    SampledType type = columns.get(column);
    boolean isJson =
        type != null && type.type() == ColumnType.JSON && type.basis() == SampledType.Basis.SEEN;
    boolean hasNumbers = seen.getOrDefault(column, Set.of()).stream().anyMatch(Kind::isNumber);
    return isJson && hasNumbers && other != null
        ? Optional.of(
            () ->
                "column '%s' is json, because %s; Cast with errors: missing keeps only its numbers"
                    .formatted(column, other.get()))
        : Optional.empty();
  }

  private Map<String, SampledType> findColumns() {
    TreeSet<String> names = new TreeSet<>(seen.keySet());
    Map<String, SampledType> found = new LinkedHashMap<>();
    seen.forEach(
        (name, kinds) -> {
          String inside = flatten ? names.ceiling(name + ".") : null;
          if (!kinds.isEmpty() || inside == null || !inside.startsWith(name + ".")) {
            found.put(name, typeOf(name, kinds));
          }
        });
    return found;
  }

  private SampledType typeOf(String name, Set<Kind> kinds) {
    ColumnType type = given.get(name);
    return type == null ? SampledType.of(kinds) : SampledType.given(type);
  }

  /**
   * Samples up to {@code 1/share} of the usual number of rows and bytes; returns true if the range
   * has no more rows.
   */
  private boolean sample(InputRange range, int share) {
    try (ObjectCursor objects = ObjectCursor.open(file, lines, range)) {
      return sample(objects, share);
    } catch (IOException e) {
      throw ObjectCursor.damaged(file, e);
    }
  }

  private boolean sample(ObjectCursor objects, int share) {
    try {
      int rows = 0;
      while (rows < SAMPLED_ROWS / share && objects.bytesRead() < SAMPLED_BYTES / share) {
        JsonParser parser = objects.next();
        if (parser == null) {
          return true;
        }
        lookAt(objects, parser);
        rows++;
      }
      return false;
    } catch (IOException e) {
      throw objects.failure(e);
    }
  }

  /**
   * Adds the fields of the parser's current object to the sample, and moves to the object's end.
   */
  private void lookAt(ObjectCursor objects, JsonParser parser) throws IOException {
    NavigableMap<String, Kind> kinds = new TreeMap<>();
    gather(objects, parser, "", kinds, new HashSet<>());
    kinds.forEach((column, kind) -> Objects.requireNonNull(seen.get(column)).add(kind));
  }

  /** Gathers the kinds of an object's values. If a name is repeated, its last value counts. */
  private void gather(
      ObjectCursor objects,
      JsonParser parser,
      String prefix,
      NavigableMap<String, Kind> kinds,
      Set<String> names)
      throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      String column = prefix.isEmpty() ? name : prefix + name;
      JsonToken token = parser.nextToken();
      if (!names.add(column)) {
        kinds.remove(column);
        if (flatten) {
          kinds.subMap(column + ".", column + AFTER_DOT).clear();
        }
      }
      if (token == JsonToken.START_OBJECT && flattens(column)) {
        gather(objects, parser, column + ".", kinds, names);
      } else {
        seen.computeIfAbsent(column, key -> EnumSet.noneOf(Kind.class));
        if (token != JsonToken.VALUE_NULL) {
          Kind kind = Kind.of(parser);
          kinds.put(column, kind);
          if (!kind.isNumber() && !firstOthers.containsKey(column)) {
            firstOthers.put(column, shown(objects, parser));
          }
          parser.skipChildren();
        }
      }
    }
  }

  /** The value at the parser, with its place: {@code a.jsonl:3 has the text 'n/a'}. */
  private Supplier<String> shown(ObjectCursor objects, JsonParser parser) throws IOException {
    String value = Json.shown(parser);
    long position = objects.position();
    long line = parser.getTokenLocation().getLineNr();
    return () ->
        "%s:%d has %s"
            .formatted(file.path(), lines ? ObjectCursor.lineOf(file, position) : line, value);
  }

  private boolean flattens(String column) {
    ColumnType type = given.get(column);
    return flatten && (type == null || !type.isTextual());
  }
}
