package farm.analysis.write;

import farm.analysis.operator.ChunkFlow;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * Writes all rows to one file, in the order of their origins: those of inputs as they were read,
 * those of an aggregate by its keys. The result is the file's path, once it is complete.
 *
 * <p>The file appears when it is complete, in place of an older one; folders above it are made.
 * Until then its parts stand in a hidden folder beside it, which may take as much room again.
 */
public final class WriteFile extends Output {

  private final OutputFile file;
  private final RowFormat format;

  private WriteFile(String path, RowFormat format) {
    this.file = OutputFile.at(path);
    this.format = format;
  }

  /**
   * A CSV file (RFC 4180) with a header.
   *
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  public static WriteFile csv(String path) {
    return new WriteFile(path, new CsvFormat());
  }

  /**
   * A JSON Lines file, one object a row.
   *
   * @throws farm.analysis.problem.RequestException if it can't be written
   */
  public static WriteFile json(String path) {
    return new WriteFile(path, new JsonFormat());
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
