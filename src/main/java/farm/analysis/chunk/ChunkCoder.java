package farm.analysis.chunk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Encodes chunks of one schema. The coder carries the schema, so that {@link #schemaOf} can read it
 * from a collection while the pipeline is built.
 *
 * <p>Layout: version, schema fingerprint, origin, row count, then each column as {@link
 * ColumnCodec} writes it. For a slice or selection, only its own rows are written. Equal chunks
 * have equal bytes.
 */
public final class ChunkCoder extends CustomCoder<Chunk> {

  private static final int VERSION = 2;

  private final Schema schema;

  private ChunkCoder(Schema schema) {
    this.schema = schema;
  }

  /** The coder of chunks of this schema. */
  public static ChunkCoder of(Schema schema) {
    return new ChunkCoder(schema);
  }

  /**
   * The schema of the chunks in a collection.
   *
   * @throws IllegalArgumentException if the collection's coder isn't a {@link ChunkCoder}
   */
  public static Schema schemaOf(PCollection<Chunk> chunks) {
    if (chunks.getCoder() instanceof ChunkCoder coder) {
      return coder.schema;
    }
    throw new IllegalArgumentException(
        "%s needs setCoder(ChunkCoder.of(schema)), has %s"
            .formatted(chunks.getName(), chunks.getCoder()));
  }

  @Override
  public void encode(Chunk chunk, OutputStream stream) throws IOException {
    if (!chunk.schema().equals(schema)) {
      throw new CoderException(
          "chunk of schema (%s) in a collection of (%s)".formatted(chunk.schema(), schema));
    }
    DataOutputStream out = new DataOutputStream(stream);
    out.writeByte(VERSION);
    out.writeInt(schema.fingerprint());
    encodeOrigin(chunk.origin(), out);
    VarInt.encode(chunk.rowCount(), out);
    for (int c = 0; c < schema.size(); c++) {
      ColumnCodec.encode(chunk, c, out);
    }
  }

  @Override
  public Chunk decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new CoderException("chunk of format %d; should be %d".formatted(version, VERSION));
    }
    if (in.readInt() != schema.fingerprint()) {
      throw new CoderException("chunk of another schema; should be (%s)".formatted(schema));
    }
    Origin origin = decodeOrigin(in);
    int rows = ColumnCodec.readCount(in, Integer.MAX_VALUE, "rows");
    Column[] columns = new Column[schema.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = ColumnCodec.decode(schema.field(c).type(), rows, in);
    }
    return Chunk.of(schema, List.of(columns), origin, rows);
  }

  private static void encodeOrigin(Origin origin, DataOutputStream out) throws IOException {
    TextCodec.encodeText(origin.input(), out);
    TextCodec.encodeText(origin.branch(), out);
    VarInt.encode(origin.part(), out);
    VarInt.encode(origin.ordinal(), out);
    TextCodec.encodeText(origin.piece(), out);
    out.writeLong(origin.firstRow());
  }

  private static Origin decodeOrigin(DataInputStream in) throws IOException {
    return new Origin(
        TextCodec.decodeText(in),
        TextCodec.decodeText(in),
        VarInt.decodeInt(in),
        VarInt.decodeLong(in),
        TextCodec.decodeText(in),
        in.readLong());
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public boolean isRegisterByteSizeObserverCheap(Chunk chunk) {
    return true;
  }

  @Override
  protected long getEncodedElementByteSize(Chunk chunk) {
    return chunk.byteSize();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChunkCoder coder && schema.equals(coder.schema);
  }

  @Override
  public int hashCode() {
    return schema.hashCode();
  }
}
