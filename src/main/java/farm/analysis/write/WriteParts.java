package farm.analysis.write;

import static org.apache.beam.sdk.values.TypeDescriptors.integers;

import farm.analysis.shared.Runners;
import farm.analysis.stage.ChunkFlow;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;

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
    boolean once = Runners.isDirect(chunks.pipeline().getOptions());
    return chunks
        .through(
            "WriteParts",
            new WritePartsStage(file, format),
            ListCoder.of(SerializableCoder.of(Segment.class)))
        .apply("OneKey", WithKeys.<Integer, List<Segment>>of(0).withKeyType(integers()))
        .apply("AllParts", GroupByKey.create())
        .apply("JoinParts", ParDo.of(new FinishOutputFn(new FinishOutput(file, join, once))))
        .setCoder(StringUtf8Coder.of());
  }
}
