package farm.analysis.inspect;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Encodes chunks as bytes. The coder of results with thousands of columns is large, and a runner
 * copies the coder of a collection many times.
 */
record EncodeChunks(TupleTag<byte[]> branch) implements ChunkOperator {

  @Override
  public OperatorInstance begin(Facts known) {
    return (chunk, outputs) -> outputs.give(branch, bytes(chunk));
  }

  private static byte[] bytes(Chunk chunk) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ChunkCoder.of(chunk.schema()).encode(chunk, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("results can't be encoded: " + e.getMessage(), e);
    }
  }
}
