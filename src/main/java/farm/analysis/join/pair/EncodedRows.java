package farm.analysis.join.pair;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Some rows of one side of a join, as encoded chunks. Their bytes take less memory while the join
 * waits for other rows, and they hold no rows of other chunks.
 */
public final class EncodedRows {

  /** The memory of the index of a table for each row, in bytes, without keys and texts. */
  private static final long INDEX_BYTES = 32;

  private final Schema columns;
  private final ChunkCoder coder;
  private final List<byte[]> chunks = new ArrayList<>();
  private long rowCount;
  private long encodedBytes;
  private long decodedBytes;

  /** No rows yet, of these columns. */
  public EncodedRows(Schema columns) {
    this.columns = columns;
    this.coder = ChunkCoder.of(columns);
  }

  /** Rows that were encoded before, with their number and their memory when decoded. */
  static EncodedRows of(Schema columns, List<byte[]> chunks, long rowCount, long decodedBytes) {
    EncodedRows rows = new EncodedRows(columns);
    chunks.forEach(rows::add);
    rows.rowCount = rowCount;
    rows.decodedBytes = decodedBytes;
    return rows;
  }

  /** Adds the rows of a chunk. */
  public void add(Chunk chunk) {
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

  /** Adds the rows of {@code other}, which doesn't change. */
  public void addAll(EncodedRows other) {
    chunks.addAll(other.chunks);
    rowCount += other.rowCount;
    encodedBytes += other.encodedBytes;
    decodedBytes += other.decodedBytes;
  }

  /** The rows as one chunk, in the order of their origins. */
  public Chunk inOrder() {
    List<Chunk> decoded = new ArrayList<>();
    for (byte[] chunk : chunks) {
      try {
        decoded.add(coder.decode(new ByteArrayInputStream(chunk)));
      } catch (IOException e) {
        throw new UncheckedIOException("a chunk can't be decoded: " + e.getMessage(), e);
      }
    }
    decoded.sort(Comparator.comparing(Chunk::origin));
    decoded.add(0, Chunk.empty(columns, Origin.of("rows in memory")));
    return Chunk.concat(decoded);
  }

  /** The chunks as their bytes. */
  List<byte[]> encodedChunks() {
    return chunks;
  }

  /** The number of rows. */
  public long rowCount() {
    return rowCount;
  }

  /** The memory of the encoded chunks, in bytes. */
  public long encodedBytes() {
    return encodedBytes;
  }

  /** The approximate memory of the chunks when they are decoded, in bytes. */
  long decodedBytes() {
    return decodedBytes;
  }

  /**
   * The approximate memory that these rows take while a table is made of them, with an index of
   * their keys, in bytes.
   *
   * @param keys the number of key columns
   */
  public long tableBytes(int keys) {
    long indexBytes = rowCount * (INDEX_BYTES + (long) Long.BYTES * keys);
    return encodedBytes + 2 * decodedBytes + indexBytes;
  }
}
