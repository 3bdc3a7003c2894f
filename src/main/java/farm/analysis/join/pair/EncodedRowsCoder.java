package farm.analysis.join.pair;

import farm.analysis.chunk.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.util.VarInt;

/** Encodes rows: the number of rows, the memory when decoded, and the bytes of their chunks. */
public final class EncodedRowsCoder extends CustomCoder<EncodedRows> {

  private static final ListCoder<byte[]> CHUNKS = ListCoder.of(ByteArrayCoder.of());

  private final Schema columns;

  /** A coder of rows of these columns. */
  public EncodedRowsCoder(Schema columns) {
    this.columns = columns;
  }

  @Override
  public void encode(EncodedRows rows, OutputStream out) throws IOException {
    VarInt.encode(rows.rowCount(), out);
    VarInt.encode(rows.decodedBytes(), out);
    CHUNKS.encode(rows.encodedChunks(), out);
  }

  @Override
  public EncodedRows decode(InputStream in) throws IOException {
    long rowCount = VarInt.decodeLong(in);
    long decodedBytes = VarInt.decodeLong(in);
    List<byte[]> chunks = CHUNKS.decode(in);
    return EncodedRows.of(columns, chunks, rowCount, decodedBytes);
  }
}
