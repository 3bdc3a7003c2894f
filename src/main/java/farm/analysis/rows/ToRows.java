package farm.analysis.rows;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;

/**
 * Gives each row of each chunk as a Beam row of the same columns, each nullable: {@code long} as
 * INT64, {@code double} as DOUBLE, {@code boolean} as BOOLEAN, {@code text} and {@code json} as
 * STRING, the latter with the field option {@code farm:json}.
 *
 * <p>A row costs a runner much more than a chunk does, and forgets where it comes from: filter and
 * aggregate before, where that can be done on chunks.
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
