package farm.analysis.join.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.join.pair.JoinedRows;
import farm.analysis.join.pair.KeyIndex;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Joins streamed chunks with a table, then works on the results. Rows keep the order of the
 * streamed input; the matches of a row are in the order of the table.
 */
record JoinChunks(TableJoin join, PCollectionView<Iterable<JoinTable>> view, ChunkOperator next)
    implements ChunkOperator {

  /** The rows of a chunk of the result, if the streamed chunk has fewer. */
  static final int LEAST_ROWS = 1 << 12;

  @Override
  public List<PCollectionView<?>> facts() {
    List<PCollectionView<?>> all = new ArrayList<>(next.facts());
    all.add(view);
    return all;
  }

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance(known.of(view).iterator().next(), next.begin(known));
  }

  private final class Instance implements OperatorInstance {

    private final JoinTable table;
    private final KeyIndex index;
    private final KeyIndex.Finder finder;
    private final OperatorInstance after;

    Instance(JoinTable table, OperatorInstance after) {
      this.table = table;
      this.index = table.index();
      this.finder = index.finder(join.pairing().keyColumns(join.streamed()));
      this.after = after;
    }

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      int[] groups = finder.groupsOf(chunk);
      long count = countOf(groups, chunk.rowCount());
      int most = Math.max(LEAST_ROWS, chunk.rowCount());
      JoinedRows rows = new JoinedRows(join.pairing(), (int) Math.min(count, most));
      int pieces = 0;
      for (int row = 0; row < chunk.rowCount(); row++) {
        for (int number = 0; number < countOf(groups[row]); number++) {
          if (count > most && rows.isFull()) {
            Origin origin = chunk.origin().inPiece(pieces++);
            after.add(rows.take(join.streamed(), chunk, table.rows(), origin), outputs);
          }
          rows.add(join.streamed(), row, match(groups[row], number));
        }
      }
      Origin last = count > most ? chunk.origin().inPiece(pieces) : chunk.origin();
      after.add(rows.take(join.streamed(), chunk, table.rows(), last), outputs);
    }

    private long countOf(int[] groups, int rows) {
      long count = 0;
      for (int row = 0; row < rows; row++) {
        count += countOf(groups[row]);
      }
      return count;
    }

    /** The number of rows of the result for a streamed row. */
    private int countOf(int group) {
      return group == KeyIndex.NONE ? join.keepsStreamed() ? 1 : 0 : index.count(group);
    }

    private int match(int group, int number) {
      return group == KeyIndex.NONE ? JoinedRows.NONE : index.row(group, number);
    }

    @Override
    public void finish(Outputs outputs) {
      after.finish(outputs);
    }

    @Override
    public void close() {
      after.close();
    }
  }
}
