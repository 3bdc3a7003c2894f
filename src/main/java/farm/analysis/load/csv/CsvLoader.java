package farm.analysis.load.csv;

import farm.analysis.load.DataLoader;
import farm.analysis.load.input.InputInspections;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads one or many CSV files as one table: {@code CsvLoader.of("runs/*.csv").withMissing("n/a")}.
 *
 * <p>By default a file is RFC 4180 with a header, in UTF-8; it may be compressed (gzip, zstd).
 * Several files must have the same columns, in any order.
 *
 * <p>A field that is empty without quotes is missing. Types are inferred from a sample of the
 * values: {@code long}, {@code double} (with {@code NaN} and {@code inf}), {@code boolean} (true,
 * false), else {@code text}. Numbers in an unusual form ({@code 007}, {@code +5}, integers beyond
 * 64 bits) are text unless {@link #withSchema} gives their type. A later value that the type can't
 * hold is an error.
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

  /** Returns a loader for the files that these paths and globs match. */
  public static CsvLoader of(List<String> paths) {
    return new CsvLoader(paths, Dialect.DEFAULT, null, ReadOptions.DEFAULT);
  }

  /** Returns a loader for the files that these paths and globs match. */
  public static CsvLoader of(String... paths) {
    return of(List.of(paths));
  }

  private CsvLoader with(Dialect newDialect) {
    return new CsvLoader(paths, newDialect, pathColumn, options());
  }

  /** Returns a loader for files without a header. The columns are {@code column_1}, … */
  public CsvLoader withoutHeader() {
    return with(dialect.withHeader(false));
  }

  /**
   * Returns a loader for files with this ASCII character between fields instead of a comma.
   *
   * @throws IllegalArgumentException if the character isn't ASCII or already has another meaning
   */
  public CsvLoader withDelimiter(char delimiter) {
    return with(dialect.withDelimiter(delimiter));
  }

  /**
   * Returns a loader for files with this ASCII character around fields instead of the double quote.
   *
   * @throws IllegalArgumentException as in {@link #withDelimiter}
   */
  public CsvLoader withQuote(char quote) {
    return with(dialect.withQuote(quote));
  }

  /** Returns a loader for files in which a quote is an ordinary character. */
  public CsvLoader withoutQuote() {
    return with(dialect.withQuote(Dialect.NONE));
  }

  /**
   * Returns a loader that skips lines beginning with this ASCII character.
   *
   * @throws IllegalArgumentException as in {@link #withDelimiter}
   */
  public CsvLoader withComment(char comment) {
    return with(dialect.withComment(comment));
  }

  /**
   * Returns a loader that reads these words, quoted or not, as missing values too. The empty word
   * stands for the quoted empty field, which otherwise is empty text.
   */
  public CsvLoader withMissing(List<String> words) {
    return with(dialect.withMissing(words));
  }

  /** Returns a loader that reads these words, quoted or not, as missing values too. */
  public CsvLoader withMissing(String... words) {
    return withMissing(List.of(words));
  }

  /**
   * Returns a loader for files in this encoding instead of UTF-8, by its name in Java.
   *
   * @throws IllegalArgumentException if there is no encoding of that name
   */
  public CsvLoader withEncoding(String encoding) {
    return with(dialect.withEncoding(encoding));
  }

  /**
   * Returns a loader with this limit for a field instead of 1 MB. The limit keeps an unclosed quote
   * from filling the memory.
   *
   * @throws IllegalArgumentException if it isn't from 1 byte to 512 MB
   */
  public CsvLoader withMaxFieldBytes(int maxFieldBytes) {
    return with(dialect.withMaxFieldBytes(maxFieldBytes));
  }

  /**
   * Returns a loader that adds a text column with the path of each row's file. It is the last
   * column unless {@link #withColumns} names its place.
   */
  public CsvLoader withPathColumn(String name) {
    return new CsvLoader(paths, dialect, name, options());
  }

  @Override
  protected CsvLoader withOptions(ReadOptions options) {
    return new CsvLoader(paths, dialect, pathColumn, options);
  }

  @Override
  protected Optional<String> inputColumn() {
    return Optional.ofNullable(pathColumn);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    Predicate<String> needsType = options.needsType();
    List<String> notes = new ArrayList<>();
    List<CsvInspection> looks =
        InputInspections.of(paths, notes::add, path -> CsvInspection.at(path, dialect, needsType));
    return new CsvUnion(looks, options, pathColumn).inputs().withNotes(notes);
  }
}
