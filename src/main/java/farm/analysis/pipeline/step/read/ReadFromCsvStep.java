package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.report.table.ColumnRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files with the same columns as one table.
 *
 * @param path a path or glob, or a list of them
 * @param header true (the default) if the first record names the columns
 * @param delimiter the character between fields; a comma by default
 * @param quote the character around fields; a double quote by default; empty for none
 * @param comment the character at the start of lines to skip; none by default
 * @param missing the texts that mean a missing value, besides the empty field
 * @param encoding the name of the character set; utf-8 by default
 * @param maxFieldBytes the maximum bytes of a field; 1 MB by default
 * @param pathColumn a text column to add, with the path of a row's file; none by default
 * @param columns the columns to read, in this order; by default those that later steps use
 * @param schema the types of some columns, instead of those found: long, double, boolean, text or
 *     json
 * @param chunkSize the rows of a chunk; about 256 kB by default
 */
public record ReadFromCsvStep(
    List<String> path,
    @Nullable Boolean header,
    @Nullable String delimiter,
    @Nullable String quote,
    @Nullable String comment,
    @Nullable List<String> missing,
    @Nullable String encoding,
    @Nullable Integer maxFieldBytes,
    @Nullable String pathColumn,
    @Nullable List<String> columns,
    @Nullable Map<String, ColumnType> schema,
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
