package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads CSV files with the same columns as one table. */
@Described(
    value =
        "Reads one or many CSV files as one table. They follow RFC 4180, and are plain or"
            + " compressed with gzip or zstd.",
    example =
        """
        - type: ReadFromCsv
          config:
            path: "exports/*.csv"
            delimiter: ";"
            missing: [NA, n/a]
        """)
public record ReadFromCsvStep(
    @Option(SharedOptions.PATHS) List<String> path,
    @Option(
            value =
                "`true` if the first record names the columns; with `false` they are `column_1`, …",
            otherwise = "`true`")
        @Nullable Boolean header,
    @Option(
            value = "the character between fields, such as `\";\"` or `\"\\t\"`",
            otherwise = "a comma")
        @Nullable String delimiter,
    @Option(
            value = "the character around fields; `\"\"` if quotes are ordinary characters",
            otherwise = "a double quote")
        @Nullable String quote,
    @Option(value = "the character at the start of lines to skip", otherwise = "none")
        @Nullable String comment,
    @Option(
            value =
                "words that mean a missing value, quoted or not, besides the empty field: `[NA,"
                    + " n/a]`",
            otherwise = "none")
        @Nullable List<String> missing,
    @Option(
            value = "the name of the character set: `windows-1252`, `utf-16`",
            otherwise = "`utf-8`")
        @Nullable String encoding,
    @Option(
            value =
                "the maximum size of a field; a longer one, such as after an unclosed quote, ends"
                    + " the run",
            otherwise = "1,048,576")
        @Nullable Integer maxFieldBytes,
    @Option(value = SharedOptions.PATH_COLUMN, otherwise = "none") @Nullable String pathColumn,
    @Option(value = SharedOptions.COLUMNS, otherwise = SharedOptions.COLUMNS_OTHERWISE)
        @Nullable List<String> columns,
    @Option(value = SharedOptions.SCHEMA, otherwise = SharedOptions.SCHEMA_OTHERWISE)
        @Nullable Map<String, ColumnType> schema,
    @Option(value = SharedOptions.CHUNK_SIZE, otherwise = SharedOptions.CHUNK_SIZE_OTHERWISE)
        @Nullable Integer chunkSize)
    implements StepConfig.Read {

  /** Checks that the delimiter, the quote and the comment are one character each. */
  public ReadFromCsvStep {
    checkCharacter("delimiter", delimiter);
    checkCharacter("comment", comment);
    if (quote != null && !quote.isEmpty()) {
      checkCharacter("quote", quote);
    }
  }

  private static void checkCharacter(String option, @Nullable String value) {
    if (value != null && value.length() != 1) {
      throw new IllegalArgumentException(
          "'%s' should be one character, was '%s'".formatted(option, value));
    }
  }

  @Override
  public DataLoader input() {
    CsvLoader loader = CsvLoader.of(path);
    loader = header == null || header ? loader : loader.withoutHeader();
    loader = missing == null ? loader : loader.withMissing(missing);
    loader = encoding == null ? loader : loader.withEncoding(encoding);
    loader = maxFieldBytes == null ? loader : loader.withMaxFieldBytes(maxFieldBytes);
    loader = pathColumn == null ? loader : loader.withPathColumn(pathColumn);
    return withCharacters(loader);
  }

  /**
   * Sets the characters. The quote is removed before the delimiter is set, so that the two can swap
   * characters.
   */
  private CsvLoader withCharacters(CsvLoader plain) {
    CsvLoader loader = quote == null ? plain : plain.withoutQuote();
    loader = delimiter == null ? loader : loader.withDelimiter(delimiter.charAt(0));
    loader = quote == null || quote.isEmpty() ? loader : loader.withQuote(quote.charAt(0));
    return comment == null ? loader : loader.withComment(comment.charAt(0));
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    return pathColumn == null ? Map.of() : Map.of(pathColumn, new ColumnRole.Run());
  }
}
