package farm.analysis.rows;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.jspecify.annotations.Nullable;

/**
 * Gathers Beam rows into chunks: {@code rows.apply(Chunks.fromRows())}.
 *
 * <p>A chunk has at most 65,536 rows and about 256 kB, all from one bundle. BYTE, INT16, INT32 and
 * INT64 fields become {@code long} columns, FLOAT and DOUBLE {@code double}, BOOLEAN {@code
 * boolean}, STRING {@code text}, or {@code json} with the option that {@link ToRows} sets.
 *
 * <p>Rows have no order, so the chunks have none either. A writer that sorts by origin keeps the
 * rows of one bundle together. Rows must be in the global window.
 */
public final class FromRows extends PTransform<PCollection<Row>, PCollection<Chunk>> {

  private static final int MAX_ROWS = 1 << 16;

  private final @Nullable Schema schema;
  private final int maxRows;

  private FromRows(@Nullable Schema schema, int maxRows) {
    this.schema = schema;
    this.maxRows = maxRows;
  }

  static FromRows of(@Nullable Schema schema) {
    return new FromRows(schema, MAX_ROWS);
  }

  /** Returns a transform whose chunks have at most this number of rows, at least 1. */
  public FromRows withMaxRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("chunks should hold at least 1 row, was " + rows);
    }
    return new FromRows(schema, rows);
  }

  /**
   * Checks the schema of the rows before any row is read.
   *
   * @throws farm.analysis.problem.RequestException if a field is missing or its type doesn't fit
   *     its column
   * @throws IllegalArgumentException if the rows have no schema or aren't in the global window
   */
  @Override
  public PCollection<Chunk> expand(PCollection<Row> rows) {
    if (!rows.hasSchema()) {
      throw new IllegalArgumentException(
          "%s should have a schema, has none; set it with setRowSchema".formatted(rows.getName()));
    }
    if (!(rows.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          "%s should be in the global window, was in other windows".formatted(rows.getName()));
    }
    Schema chunks = schema == null ? RowSchema.chunksOf(rows.getSchema()) : schema;
    RowSchema.check(chunks, rows.getSchema());
    return rows.apply("ChunksOfRows", ParDo.of(new FromRowsFn(rows.getName(), chunks, maxRows)))
        .setCoder(ChunkCoder.of(chunks));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("maxRows", maxRows));
  }
}
