package farm.analysis.write;

import farm.analysis.shared.SharedObject;
import farm.analysis.stage.ChunkFlow;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Writes chunks to part files beside an output as they come, and makes the output of them when all
 * are written, also if there were no rows.
 *
 * @param file the output
 * @param format how rows stand in a part
 * @param join makes the output
 */
public record WriteParts(OutputFile file, PartFormat format, JoinParts join) {

  /** The output's path, once it is complete. */
  public PCollection<String> of(ChunkFlow chunks) {
    boolean direct = SharedObject.isDirect(chunks.pipeline().getOptions());
    FinishOutput end = new FinishOutput(file, join, direct);
    SharedObject<SharedSegments> shared = direct ? new SharedObject<>(SharedSegments::new) : null;
    return chunks.hasEnd()
        ? chunks.through(
            "Write",
            new WriteAllStage(
                new WritePartsStage(file, format, null),
                end,
                shared,
                direct ? join.inOrder() : null),
            StringUtf8Coder.of())
        : written(chunks, end, shared);
  }

  private PCollection<String> written(
      ChunkFlow chunks, FinishOutput end, @Nullable SharedObject<SharedSegments> shared) {
    PCollection<KV<Integer, List<Segment>>> parts =
        chunks.through(
            "WriteParts",
            new WritePartsStage(file, format, shared),
            KvCoder.of(VarIntCoder.of(), ListCoder.of(SerializableCoder.of(Segment.class))));
    return parts
        .apply("AllParts", GroupByKey.create())
        .apply("JoinParts", ParDo.of(new FinishOutputFn(end, shared)))
        .setCoder(StringUtf8Coder.of());
  }
}
