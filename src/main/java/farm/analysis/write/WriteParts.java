package farm.analysis.write;

import farm.analysis.merge.MergePieces;
import farm.analysis.stage.ChunkFlow;
import farm.analysis.stage.ChunkTransform;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes chunks to part files beside an output as they come. When all are written, gives one
 * element that says what stands where, also if there were no rows.
 */
public final class WriteParts extends ChunkTransform<KV<Integer, List<Segment>>> {

  private final OutputFile file;
  private final PartFormat format;

  private WriteParts(OutputFile file, PartFormat format) {
    this.file = file;
    this.format = format;
  }

  /** Writes to part files beside {@code file}. */
  public static WriteParts beside(OutputFile file, PartFormat format) {
    return new WriteParts(file, format);
  }

  @Override
  public PCollection<KV<Integer, List<Segment>>> of(ChunkFlow chunks) {
    Coder<List<Segment>> segments = CollectSegmentsFn.coder();
    PCollection<KV<Integer, List<Segment>>> parts =
        chunks.through(
            "WriteParts",
            new WritePartsStage(file, format),
            KvCoder.of(VarIntCoder.of(), segments));
    return chunks.isOneTurn()
        ? parts
        : parts.apply("AllParts", MergePieces.with(new CollectSegmentsFn(), segments));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("path", file.path()));
  }
}
