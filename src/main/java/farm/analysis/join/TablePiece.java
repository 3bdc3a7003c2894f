package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Some chunks of a future table, encoded. Their bytes take less memory while the join waits for the
 * other pieces, and they hold no rows of other chunks.
 */
final class TablePiece {

  private final ChunkCoder coder;
  private final List<byte[]> chunks = new ArrayList<>();
  private long rowCount;
  private long encodedBytes;
  private long decodedBytes;

  /** A piece without chunks. */
  TablePiece(Schema columns) {
    this.coder = ChunkCoder.of(columns);
  }

  /** A piece with the content that the methods below return. */
  static TablePiece of(Schema columns, List<byte[]> chunks, long rowCount, long decodedBytes) {
    TablePiece piece = new TablePiece(columns);
    chunks.forEach(piece::add);
    piece.rowCount = rowCount;
    piece.decodedBytes = decodedBytes;
    return piece;
  }

  void add(Chunk chunk) {
    Chunk dense = Chunk.concat(List.of(chunk));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      coder.encode(dense, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a chunk can't be encoded: " + e.getMessage(), e);
    }
    add(bytes.toByteArray());
    rowCount += dense.rowCount();
    decodedBytes += dense.byteSize();
  }

  private void add(byte[] chunk) {
    chunks.add(chunk);
    encodedBytes += chunk.length;
  }

  /** Adds the chunks of another piece, which doesn't change. */
  void addAll(TablePiece other) {
    chunks.addAll(other.chunks);
    rowCount += other.rowCount;
    encodedBytes += other.encodedBytes;
    decodedBytes += other.decodedBytes;
  }

  /** The chunks, decoded. */
  List<Chunk> chunks() {
    List<Chunk> decoded = new ArrayList<>();
    for (byte[] chunk : chunks) {
      try {
        decoded.add(coder.decode(new ByteArrayInputStream(chunk)));
      } catch (IOException e) {
        throw new UncheckedIOException("a chunk can't be decoded: " + e.getMessage(), e);
      }
    }
    return decoded;
  }

  /** The chunks as their bytes. */
  List<byte[]> encodedChunks() {
    return chunks;
  }

  long rowCount() {
    return rowCount;
  }

  /** The memory of the encoded chunks, in bytes. */
  long encodedBytes() {
    return encodedBytes;
  }

  /** The approximate memory of the chunks when they are decoded, in bytes. */
  long decodedBytes() {
    return decodedBytes;
  }
}
