package farm.analysis.load.csv;

import farm.analysis.load.DataLoader;
import farm.analysis.load.InputLooks;
import farm.analysis.load.Inputs;
import farm.analysis.load.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads one or many CSV files as one table: RFC 4180, with a header, in UTF-8, unless told
 * otherwise; compressed ones (gzip, zstd) too. Files of many have the same columns by name.
 *
 * <p>A field that is empty without quotes is missing. Types are found from values: {@code long},
 * {@code double} (with {@code NaN} and {@code inf}), {@code boolean} (true, false), else {@code
 * text}; numbers that other programs would write otherwise ({@code 007}, {@code +5}, integers
 * beyond 64 bits) are text unless {@link #withSchema} says what they are. A later value that the
 * type can't hold is an error.
 *
 * <p>A plain UTF-8 file is read in parallel ranges, any other from start to end.
 */
public final class CsvLoader extends DataLoader {

  private final List<String> paths;
  private final Dialect dialect;
  private final @Nullable String pathColumn;

  private CsvLoader(
      List<String> paths, Dialect dialect, @Nullable String pathColumn, ReadOptions options) {
    super(options);
    this.paths = List.copyOf(paths);
    this.dialect = dialect;
    this.pathColumn = pathColumn;
  }

  /** The files that these paths and globs name. */
  public static CsvLoader of(List<String> paths) {
    return new CsvLoader(paths, Dialect.DEFAULT, null, ReadOptions.DEFAULT);
  }

  /** The files that these paths and globs name. */
  public static CsvLoader of(String... paths) {
    return of(List.of(paths));
  }

  private CsvLoader with(Dialect newDialect) {
    return new CsvLoader(paths, newDialect, pathColumn, options());
  }

  /** This loader for files without a header, whose columns are {@code column_1}, … */
  public CsvLoader withoutHeader() {
    return with(dialect.withHeader(false));
  }

  /**
   * This loader with another ASCII character between fields than a comma.
   *
   * @throws IllegalArgumentException here and below if it isn't ASCII or has a meaning already
   */
  public CsvLoader withDelimiter(char delimiter) {
    return with(dialect.withDelimiter(delimiter));
  }

  /** This loader with another ASCII character around fields than the double quote. */
  public CsvLoader withQuote(char quote) {
    return with(dialect.withQuote(quote));
  }

  /** This loader for files in which a quote is a character like any other. */
  public CsvLoader withoutQuote() {
    return with(dialect.withQuote(Dialect.NONE));
  }

  /** This loader skipping lines that begin with this ASCII character. */
  public CsvLoader withComment(char comment) {
    return with(dialect.withComment(comment));
  }

  /**
   * This loader taking these words, quoted or not, for missing values too. The empty word stands
   * for the quoted empty field, which otherwise is empty text.
   */
  public CsvLoader withMissing(List<String> words) {
    return with(dialect.withMissing(words));
  }

  /** This loader taking these words, quoted or not, for missing values too. */
  public CsvLoader withMissing(String... words) {
    return withMissing(List.of(words));
  }

  /**
   * This loader for files in another encoding than UTF-8, by its name in Java.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public CsvLoader withEncoding(String encoding) {
    return with(dialect.withEncoding(encoding));
  }

  /**
   * This loader with another limit than 1 MB for a field, so that a quote that isn't closed doesn't
   * fill memory.
   *
   * @throws IllegalArgumentException if not from 1 to 512 MB
   */
  public CsvLoader withMaxFieldBytes(int maxFieldBytes) {
    return with(dialect.withMaxFieldBytes(maxFieldBytes));
  }

  /** This loader with a text column at the end that gives the path of a row's file. */
  public CsvLoader withPathColumn(String name) {
    return new CsvLoader(paths, dialect, name, options());
  }

  @Override
  protected CsvLoader withOptions(ReadOptions options) {
    return new CsvLoader(paths, dialect, pathColumn, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    Predicate<String> needsType = options.needsType();
    List<String> notes = new ArrayList<>();
    List<CsvLook> looks =
        InputLooks.of(paths, notes::add, path -> CsvLook.at(path, dialect, needsType));
    return new CsvUnion(looks, options, pathColumn).inputs().withNotes(notes);
  }
}
