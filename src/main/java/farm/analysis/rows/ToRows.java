package farm.analysis.rows;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;

/**
 * Converts each row of each chunk to a Beam row: {@code chunks.apply(Chunks.toRows())}.
 *
 * <p>The columns stay the same, and each is nullable: {@code long} as INT64, {@code double} as
 * DOUBLE, {@code boolean} as BOOLEAN, {@code text} and {@code json} as STRING. JSON fields have the
 * option {@code farm:json}.
 *
 * <p>A row costs a runner much more than a chunk does, and loses its origin. Where possible, filter
 * and aggregate the chunks first.
 */
public final class ToRows extends PTransform<PCollection<Chunk>, PCollection<Row>> {

  private ToRows() {}

  static ToRows of() {
    return new ToRows();
  }

  @Override
  public PCollection<Row> expand(PCollection<Chunk> chunks) {
    Schema schema = RowSchema.of(ChunkCoder.schemaOf(chunks));
    return chunks.apply("RowsOfChunks", ParDo.of(new ToRowsFn(schema))).setRowSchema(schema);
  }
}
