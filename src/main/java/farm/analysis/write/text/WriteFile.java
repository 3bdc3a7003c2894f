package farm.analysis.write.text;

import farm.analysis.operator.ChunkFlow;
import farm.analysis.write.Output;
import farm.analysis.write.OutputFile;
import farm.analysis.write.WriteParts;
import farm.analysis.write.Written;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Writes all rows to one file: {@code WriteFile.csv("out.csv")}. Rows of inputs stay in the order
 * of the inputs, rows of an aggregate in the order of its result. The result is the file's path,
 * once the file is complete.
 *
 * <p>The file appears when it is complete, and replaces an older one. Until then its parts are in a
 * hidden folder beside it, which may take as much space again. Missing folders above the file are
 * created.
 *
 * <p>The path {@code -} stands for standard output. Its rows wait in the temporary folder, for the
 * program to print them: see {@link #toPrint}.
 */
public final class WriteFile extends Output {

  /** The path that stands for standard output. */
  private static final String STANDARD_OUTPUT = "-";

  private final OutputFile file;
  private final RowFormat format;

  private WriteFile(String path, RowFormat format) {
    this.file = path.equals(STANDARD_OUTPUT) ? OutputFile.standardOutput() : OutputFile.at(path);
    this.format = format;
  }

  /**
   * Writes a CSV file (RFC 4180) with a header.
   *
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  public static WriteFile csv(String path) {
    return new WriteFile(path, new CsvFormat());
  }

  /**
   * Writes a CSV file with a header.
   *
   * @param delimiter the ASCII character between fields
   * @throws IllegalArgumentException if the delimiter is a quote, part of a line end, or not ASCII
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  public static WriteFile csv(String path, char delimiter, LineEnd lineEnd) {
    return new WriteFile(path, new CsvFormat(delimiter, lineEnd));
  }

  /**
   * Writes a JSON Lines file, one object per row.
   *
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  public static WriteFile json(String path) {
    return new WriteFile(path, new JsonFormat());
  }

  /**
   * Writes a table in GitHub Flavored Markdown, cut after {@code maxRows} rows. Its last line then
   * says how many rows were left out.
   *
   * @throws IllegalArgumentException if {@code maxRows} isn't at least 1
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  public static WriteFile markdown(String path, long maxRows) {
    return new WriteFile(path, new MarkdownFormat(maxRows));
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public boolean changes(String input) {
    return file.isSameFileAs(input);
  }

  @Override
  public boolean overwrites(Output earlier) {
    boolean isPrinted = toPrint().isPresent();
    return isPrinted == earlier.toPrint().isPresent() && (isPrinted || changes(earlier.path()));
  }

  @Override
  public Optional<Path> toPrint() {
    return file.toPrint();
  }

  @Override
  public void lock() {
    file.lock();
  }

  @Override
  public void discard() {
    file.discard();
  }

  @Override
  public Written write(ChunkFlow chunks) {
    return WriteParts.write(chunks, file, format, new FinishFile(file, format, chunks.schema()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("path", file.path()));
  }
}
