package farm.analysis.load.json;

import farm.analysis.load.DataLoader;
import farm.analysis.load.InputLooks;
import farm.analysis.load.Inputs;
import farm.analysis.load.ReadOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Loads the objects of JSON files as rows, their fields by name as columns.
 *
 * <p>JSON Lines are read in parallel ranges unless they are compressed (gzip, zstd). Any other file
 * (an array of objects, one object, or objects one after the other) is read from start to end, an
 * object at a time. Many files are read as one by column name: a column that some lack is missing
 * there, one whose types differ is widened, or refused if no type holds both.
 *
 * <p>The origin of a chunk of JSON Lines tells the byte its first row begins at, from 0; that of
 * other files the number of its first row, from 1.
 */
public final class JsonLoader extends DataLoader {

  /** What readers count: names that an object has more than once. */
  public static final String DUPLICATE_KEYS = "duplicateKeys";

  private final List<String> paths;
  private final Layout layout;

  /**
   * How rows and columns are laid out in the files.
   *
   * @param lines whether they are JSON Lines; null to go by their names
   * @param flatten whether the fields of nested objects are columns of their own
   * @param pathColumn the column that gives the file's path, or null
   */
  record Layout(@Nullable Boolean lines, boolean flatten, @Nullable String pathColumn)
      implements Serializable {

    private static final Pattern LINES_NAME =
        Pattern.compile(".*\\.(jsonl|ndjson)(\\.\\w+)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    boolean isLines(String path) {
      return lines == null ? LINES_NAME.matcher(path).matches() : lines;
    }
  }

  private JsonLoader(List<String> paths, Layout layout, ReadOptions options) {
    super(options);
    this.paths = List.copyOf(paths);
    this.layout = layout;
  }

  /** The files that these paths and globs name. */
  public static JsonLoader of(List<String> paths) {
    return new JsonLoader(paths, new Layout(null, false, null), ReadOptions.DEFAULT);
  }

  /** The files that these paths and globs name. */
  public static JsonLoader of(String... paths) {
    return of(List.of(paths));
  }

  /**
   * This loader with all files read as JSON Lines, or none. By default those are whose names end in
   * {@code .jsonl} or {@code .ndjson}, or so before an ending like {@code .gz}.
   */
  public JsonLoader withLines(boolean lines) {
    return new JsonLoader(paths, new Layout(lines, layout.flatten, layout.pathColumn), options());
  }

  /**
   * This loader with the fields of nested objects as columns with dotted names, such as {@code
   * centroid.gamma}, or, as by default, each nested object as one JSON column. Arrays, and what
   * {@link #withSchema} says is JSON or text, are never flattened.
   */
  public JsonLoader withFlatten(boolean flatten) {
    return new JsonLoader(paths, new Layout(layout.lines, flatten, layout.pathColumn), options());
  }

  /** This loader with a text column of this name: the path of the file that a row is from. */
  public JsonLoader withPathColumn(String name) {
    return new JsonLoader(paths, new Layout(layout.lines, layout.flatten, name), options());
  }

  @Override
  protected JsonLoader withOptions(ReadOptions options) {
    return new JsonLoader(paths, layout, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    List<String> notes = new ArrayList<>();
    List<JsonLook> looks =
        InputLooks.of(paths, notes::add, path -> JsonLook.at(path, layout, options));
    return new JsonUnion(looks, layout, options).inputs().withNotes(notes);
  }
}
