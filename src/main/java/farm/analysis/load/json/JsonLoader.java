package farm.analysis.load.json;

import farm.analysis.load.DataLoader;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Loads the objects of JSON files as rows: {@code JsonLoader.of("runs/*.jsonl").withFlatten(true)}.
 * Fields become columns of the same name.
 *
 * <p>JSON Lines are read in parallel ranges unless they are compressed (gzip, zstd). Any other file
 * (an array of objects, one object, or objects one after the other) is read from start to end, an
 * object at a time.
 *
 * <p>Several files are read as one, with columns matched by name. A column that a file lacks is
 * missing there. A column whose types differ is widened, or refused if no type holds both.
 *
 * <p>The origin of a chunk gives the place of its first row: in JSON Lines its byte offset, from 0;
 * in other files its number, from 1.
 */
public final class JsonLoader extends DataLoader {

  /** The key of the readers' count of names that are repeated within an object. */
  public static final String DUPLICATE_KEYS = "duplicateKeys";

  private final List<String> paths;
  private final Layout layout;

  /**
   * The layout of rows and columns in the files.
   *
   * @param lines true for JSON Lines, false for other JSON, null to decide by each file's name
   * @param flatten true if the fields of nested objects are columns of their own
   * @param pathColumn the column for the file's path, or null
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

  /** Returns a loader for the files that these paths and globs match. */
  public static JsonLoader of(List<String> paths) {
    return new JsonLoader(paths, new Layout(null, false, null), ReadOptions.DEFAULT);
  }

  /** Returns a loader for the files that these paths and globs match. */
  public static JsonLoader of(String... paths) {
    return of(List.of(paths));
  }

  /**
   * Returns a loader that reads all files as JSON Lines, or none. By default, files are JSON Lines
   * if their names end in {@code .jsonl} or {@code .ndjson}, with or without a further ending like
   * {@code .gz}.
   */
  public JsonLoader withLines(boolean lines) {
    return new JsonLoader(paths, new Layout(lines, layout.flatten, layout.pathColumn), options());
  }

  /**
   * Returns a loader that reads the fields of nested objects as columns with dotted names, such as
   * {@code centroid.gamma}. By default each nested object is one JSON column. Arrays, and columns
   * that {@link #withSchema} declares JSON or text, are never flattened.
   */
  public JsonLoader withFlatten(boolean flatten) {
    return new JsonLoader(paths, new Layout(layout.lines, flatten, layout.pathColumn), options());
  }

  /**
   * Returns a loader that adds a text column with the path of each row's file. It is the last
   * column unless {@link #withColumns} names its place.
   */
  public JsonLoader withPathColumn(String name) {
    return new JsonLoader(paths, new Layout(layout.lines, layout.flatten, name), options());
  }

  @Override
  protected JsonLoader withOptions(ReadOptions options) {
    return new JsonLoader(paths, layout, options);
  }

  @Override
  protected Optional<String> inputColumn() {
    return Optional.ofNullable(layout.pathColumn);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    List<String> notes = new ArrayList<>();
    List<JsonInspection> looks =
        InputInspections.of(paths, notes::add, path -> JsonInspection.at(path, layout, options));
    return new JsonUnion(looks, layout, options).inputs().withNotes(notes);
  }
}
