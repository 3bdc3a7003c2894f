package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.merge.MergePieces;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Writes all rows to one file, in the order of their origins: those of inputs as they were read,
 * those of an aggregate by its keys. The result is the file's path, once it is complete.
 *
 * <p>The file appears when it is complete, in place of an older one; folders above it are made.
 * Until then its parts stand in a hidden folder beside it, which takes as much room again.
 */
public final class WriteFile extends PTransform<PCollection<Chunk>, PCollection<String>> {

  /** The metric that counts the rows of complete files. */
  public static final String ROWS = "rowsWritten";

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

  /** The file as the user wrote it. */
  public String path() {
    return file.path();
  }

  /** Whether it would take the place of the file at that path. */
  public boolean isSameFileAs(String otherPath) {
    return file.isSameFileAs(otherPath);
  }

  /** Deletes what a failed run left unfinished; an older file stays as it was. */
  public void discard() {
    file.discard();
  }

  @Override
  public PCollection<String> expand(PCollection<Chunk> chunks) {
    SerializableCoder<Segment> segment = SerializableCoder.of(Segment.class);
    PCollection<Segment> parts =
        chunks.apply("WriteParts", ParDo.of(new WritePartsFn(file, format))).setCoder(segment);
    PCollection<Segment> none =
        chunks.getPipeline().apply("NoParts", Create.of(Segment.NONE).withCoder(segment));
    return PCollectionList.of(parts)
        .and(none)
        .apply("EvenOfNoRows", Flatten.pCollections())
        .apply("OneFile", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), segment))
        .apply("AllParts", MergePieces.with(new CollectSegmentsFn(), CollectSegmentsFn.coder()))
        .apply("JoinInOrder", ParDo.of(new FinishFileFn(file, format, ChunkCoder.schemaOf(chunks))))
        .setCoder(StringUtf8Coder.of());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("path", file.path()));
  }
}
