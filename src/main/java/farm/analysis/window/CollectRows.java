package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Emits all rows of a bundle. Consecutive chunks become one chunk of some megabytes, so that small
 * chunks don't wait.
 *
 * @param schema the columns of the rows
 * @param limit checks the rows of each bundle
 */
record CollectRows(Schema schema, RowLimit limit, TupleTag<Chunk> branch) implements ChunkOperator {

  private static final long MOST_BYTES = 4L << 20;

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private List<Chunk> waiting = new ArrayList<>();
    private long waitingBytes;
    private @Nullable Origin last;
    private long rows;
    private long bytes;

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      if (last == null || !last.isFollowedBy(chunk.origin()) || waitingBytes > MOST_BYTES) {
        give(outputs);
      }
      if (chunk.rowCount() > 0) {
        waiting.add(chunk);
        waitingBytes += chunk.byteSize();
      }
      last = chunk.origin();
    }

    @Override
    public void finish(Outputs outputs) {
      give(outputs);
      outputs.give(branch, Chunk.empty(schema, Origin.of("rows"))); // empty input has a result too
      last = null;
      rows = 0;
      bytes = 0;
    }

    private void give(Outputs outputs) {
      if (waiting.isEmpty()) {
        return;
      }
      Chunk all = Chunk.concat(waiting);
      waiting = new ArrayList<>();
      waitingBytes = 0;
      rows += all.rowCount();
      bytes += all.byteSize();
      limit.check(rows, bytes);
      outputs.give(branch, all);
    }
  }
}
