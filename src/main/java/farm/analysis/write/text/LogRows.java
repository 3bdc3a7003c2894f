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
import org.slf4j.event.Level;

/**
 * Logs rows: {@code chunks.apply(LogRows.asJson())}. The logger has the name of this class. The
 * chunks are passed on.
 */
public final class LogRows extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

  private static final Logger LOG = LoggerFactory.getLogger(LogRows.class);

  private final Level level;
  private final String prefix;

  private LogRows(Level level, String prefix) {
    this.level = level;
    this.prefix = prefix;
  }

  /** Logs each row as a line of JSON, at level INFO. */
  public static LogRows asJson() {
    return new LogRows(Level.INFO, "");
  }

  /** Returns a transform that logs at this level. */
  public LogRows withLevel(Level newLevel) {
    return new LogRows(newLevel, prefix);
  }

  /** Returns a transform that logs this text before each row. */
  public LogRows withPrefix(String newPrefix) {
    return new LogRows(level, newPrefix);
  }

  /** Logs the rows of these chunks; the branch is empty. */
  public Branch<Void> flow(ChunkFlow chunks) {
    return chunks.into(branch -> new Log(level, prefix), VoidCoder.of());
  }

  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    flow(ChunkFlow.of(chunks)).collection();
    return chunks;
  }

  private record Log(Level level, String prefix) implements ChunkOperator, OperatorInstance {

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
        log(prefix + line.toString().strip());
      }
    }

    /** Calls the methods that all versions of the library have: a cluster may have an old one. */
    private void log(String line) {
      switch (level) {
        case ERROR -> LOG.error("{}", line);
        case WARN -> LOG.warn("{}", line);
        case INFO -> LOG.info("{}", line);
        case DEBUG -> LOG.debug("{}", line);
        case TRACE -> LOG.trace("{}", line);
      }
    }
  }
}
