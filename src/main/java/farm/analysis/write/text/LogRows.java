package farm.analysis.write.text;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.Branch;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs rows: {@code chunks.apply(LogRows.asJson())}. The level is INFO, the logger has the name of
 * this class. The chunks are passed on.
 */
public final class LogRows extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

  private static final Logger LOG = LoggerFactory.getLogger(LogRows.class);

  private LogRows() {}

  /** Logs each row as a line of JSON. */
  public static LogRows asJson() {
    return new LogRows();
  }

  /** Logs the rows of these chunks; the branch is empty. */
  public static Branch<Void> flow(ChunkFlow chunks) {
    return chunks.into(branch -> new Log(), VoidCoder.of());
  }

  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    flow(ChunkFlow.of(chunks)).collection();
    return chunks;
  }

  private record Log() implements ChunkOperator, OperatorInstance {

    @Override
    public OperatorInstance begin(Facts known) {
      return this;
    }

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      Utf8Text line = new Utf8Text();
      for (int row = 0; row < chunk.rowCount(); row++) {
        line.clear();
        new JsonFormat().appendRow(chunk, row, line);
        LOG.info("{}", line.toString().strip());
      }
    }
  }
}
