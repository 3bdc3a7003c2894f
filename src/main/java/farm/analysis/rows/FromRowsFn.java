package farm.analysis.rows;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.Row;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a bundle into chunks. */
final class FromRowsFn extends DoFn<Row, Chunk> {

  private static final long MAX_BYTES = 1 << 18;

  private final String input;
  private final Schema schema;
  private final int maxRows;
  private transient @Nullable ChunkBuilder rows;
  private transient int ordinal;

  FromRowsFn(String input, Schema schema, int maxRows) {
    this.input = input;
    this.schema = schema;
    this.maxRows = maxRows;
  }

  @StartBundle
  public void start() {
    rows = null;
    ordinal = 0;
  }

  @ProcessElement
  public void process(@Element Row row, OutputReceiver<Chunk> output) {
    ChunkBuilder to = rows;
    if (to == null) {
      to = new ChunkBuilder(schema, 16);
      rows = to;
    }
    for (int column = 0; column < schema.size(); column++) {
      append(to, column, row.getBaseValue(schema.field(column).name(), Object.class));
    }
    to.endRow();
    if (to.rowCount() >= maxRows || to.byteSize() >= MAX_BYTES) {
      output.output(build(to));
    }
  }

  private void append(ChunkBuilder to, int column, @Nullable Object value) {
    if (value == null) {
      to.column(column).appendMissing();
      return;
    }
    switch (schema.field(column).type()) {
      case LONG -> to.longs(column).append(((Number) value).longValue());
      case DOUBLE -> to.doubles(column).append(((Number) value).doubleValue());
      case BOOLEAN -> to.booleans(column).append((Boolean) value);
      case TEXT, JSON -> to.texts(column).append((String) value);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    if (rows != null) {
      context.output(build(rows), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }
  }

  private Chunk build(ChunkBuilder from) {
    rows = null;
    return from.build(new Origin(input, 0, ordinal++, 0));
  }
}
