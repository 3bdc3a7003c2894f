package farm.analysis.join;

import farm.analysis.chunk.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.util.VarInt;

/** Encodes a piece: the number of rows, the memory when decoded, and the bytes of its chunks. */
final class TablePieceCoder extends CustomCoder<TablePiece> {

  private static final ListCoder<byte[]> CHUNKS = ListCoder.of(ByteArrayCoder.of());

  private final Schema columns;

  TablePieceCoder(Schema columns) {
    this.columns = columns;
  }

  @Override
  public void encode(TablePiece piece, OutputStream out) throws IOException {
    VarInt.encode(piece.rowCount(), out);
    VarInt.encode(piece.decodedBytes(), out);
    CHUNKS.encode(piece.encodedChunks(), out);
  }

  @Override
  public TablePiece decode(InputStream in) throws IOException {
    long rows = VarInt.decodeLong(in);
    long decodedBytes = VarInt.decodeLong(in);
    List<byte[]> chunks = CHUNKS.decode(in);
    return TablePiece.of(columns, chunks, rows, decodedBytes);
  }
}
