package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs rows at level INFO, under the name of this class, and hands them on. */
public final class LogRows extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

  private static final Logger LOG = LoggerFactory.getLogger(LogRows.class);

  private LogRows() {}

  /** Logs each row as a line of JSON. */
  public static LogRows asJson() {
    return new LogRows();
  }

  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    return chunks
        .apply("Log", ParDo.of(new LogFn()))
        .setCoder(ChunkCoder.of(ChunkCoder.schemaOf(chunks)));
  }

  private static final class LogFn extends DoFn<Chunk, Chunk> {
    @ProcessElement
    public void log(@Element Chunk chunk, OutputReceiver<Chunk> output) {
      Utf8Text line = new Utf8Text();
      for (int row = 0; row < chunk.rowCount(); row++) {
        line.clear();
        new JsonFormat().appendRow(chunk, row, line);
        LOG.info("{}", line.toString().strip());
      }
      output.output(chunk);
    }
  }
}
