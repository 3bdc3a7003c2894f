package farm.analysis.report.output;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import farm.analysis.report.output.ReportPart.RowsRead;
import farm.analysis.write.Finish;
import farm.analysis.write.Manifest;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Counts the rows of each input, with those that the reader has left out.
 *
 * @param id the {@link Finish#id} of the report
 */
record CountRowsRead(String id, TupleTag<Manifest> branch) implements ChunkOperator {

  @Override
  public OperatorInstance begin(Facts known) {
    return new OperatorInstance() {
      private final TreeMap<String, Long> rows = new TreeMap<>();

      @Override
      public void add(Chunk chunk, Outputs outputs) {
        rows.merge(chunk.origin().input(), (long) chunk.rowCount(), Long::sum);
      }

      @Override
      public void leftOut(String input, long count) {
        rows.merge(input, count, Long::sum);
      }

      @Override
      public void finish(Outputs outputs) {
        RowsRead read = new RowsRead(new TreeMap<>(rows));
        outputs.give(branch, Manifest.of(id, List.of(read)));
        rows.clear();
      }
    };
  }
}
