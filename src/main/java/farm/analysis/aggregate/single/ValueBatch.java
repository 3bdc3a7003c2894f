package farm.analysis.aggregate.single;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.CustomCoder;
import org.jspecify.annotations.Nullable;

/** The state of one group, to which values are added in batches. */
final class ValueBatch {

  private static final int BATCH_ROWS = 1024;
  private static final int[] ONLY_GROUP = {0};

  private final Schema schema;
  private final Accumulator state;
  private ChunkBuilder waiting;

  /** Creates an empty batch. */
  ValueBatch(Aggregation aggregation, List<Schema.Field> inputs) {
    this.schema =
        Schema.of(
            IntStream.range(0, inputs.size())
                .mapToObj(c -> new Schema.Field("value " + c, inputs.get(c).type()))
                .toList());
    this.state = aggregation.accumulator(inputs);
    this.state.grow(1);
    this.waiting = new ChunkBuilder(schema, 0);
  }

  /** Adds one value for each column; null is a missing value. */
  void add(@Nullable Object[] values) {
    for (int c = 0; c < values.length; c++) {
      waiting.column(c).appendBoxed(values[c]);
    }
    waiting.endRow();
    if (waiting.rowCount() == BATCH_ROWS) {
      addWaiting();
    }
  }

  private void addWaiting() {
    if (waiting.rowCount() > 0) {
      Chunk rows = waiting.build(Origin.of("values"));
      RowGroups groups = RowGroups.of(new int[rows.rowCount()]);
      state.add(rows, IntStream.range(0, schema.size()).toArray(), groups);
      waiting = new ChunkBuilder(schema, 0);
    }
  }

  /**
   * Adds the values of another batch. That batch keeps all its values, but moves the waiting ones
   * into its state.
   */
  void merge(ValueBatch other) {
    other.addWaiting();
    state.merge(other.state, ONLY_GROUP, ONLY_GROUP);
  }

  List<Column> results() {
    addWaiting();
    return state.results(ONLY_GROUP);
  }

  /** Encodes the batches of one aggregation. */
  static final class BatchCoder extends CustomCoder<ValueBatch> {

    private final Aggregation aggregation;
    private final List<Schema.Field> inputs;

    BatchCoder(Aggregation aggregation, List<Schema.Field> inputs) {
      this.aggregation = aggregation;
      this.inputs = List.copyOf(inputs);
    }

    @Override
    public void encode(ValueBatch batch, OutputStream out) throws IOException {
      batch.addWaiting();
      batch.state.encode(1, new DataOutputStream(out));
    }

    @Override
    public ValueBatch decode(InputStream in) throws IOException {
      ValueBatch batch = new ValueBatch(aggregation, inputs);
      batch.state.decode(1, new DataInputStream(in));
      return batch;
    }
  }
}
