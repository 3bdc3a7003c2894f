package farm.analysis.chunk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;

/**
 * Encodes one column of a chunk: flags, the missing bits, then the values, big-endian, with 0 for a
 * missing one. The flags say whether one value stands for all rows, and whether values are missing.
 * {@link TextCodec} writes text.
 */
final class ColumnCodec {

  private static final int CONSTANT = 1;
  private static final int MISSING = 2;

  private ColumnCodec() {}

  static void encode(Chunk chunk, int index, DataOutputStream out) throws IOException {
    Column column = chunk.column(index);
    boolean constant = isOneValue(chunk, column);
    int[] positions = new int[constant ? 1 : chunk.rowCount()];
    boolean missing = false;
    for (int i = 0; i < positions.length; i++) {
      positions[i] = chunk.position(i);
      missing |= column.isMissing(positions[i]);
    }
    out.writeByte((constant ? CONSTANT : 0) | (missing ? MISSING : 0));
    if (missing) {
      out.write(missingBits(column, positions));
    }
    switch (column.type()) {
      case LONG -> out.write(longBytes((LongColumn) column, positions));
      case DOUBLE -> out.write(doubleBytes((DoubleColumn) column, positions));
      case BOOLEAN -> out.write(booleanBytes((BooleanColumn) column, positions));
      case TEXT, JSON -> TextCodec.encode((TextColumn) column, positions, out);
    }
  }

  static Column decode(ColumnType type, int rows, DataInputStream in) throws IOException {
    int flags = in.readUnsignedByte();
    if (flags > (CONSTANT | MISSING) || ((flags & CONSTANT) != 0 && rows == 0)) {
      throw new CoderException("column flags %d of %d rows".formatted(flags, rows));
    }
    int count = (flags & CONSTANT) != 0 ? 1 : rows;
    byte[] missing = read((flags & MISSING) != 0 ? (count + 7L) / 8 : 0, in);
    Column.Builder builder =
        switch (type) {
          case LONG -> decodeLongs(count, missing, in);
          case DOUBLE -> decodeDoubles(count, missing, in);
          case BOOLEAN -> decodeBooleans(count, missing, in);
          case TEXT, JSON -> TextCodec.decode(type, count, missing, in);
        };
    return (flags & CONSTANT) != 0 ? builder.buildConstant(rows) : builder.build();
  }

  private static boolean isOneValue(Chunk chunk, Column column) {
    for (int row = 1; row < chunk.rowCount(); row++) {
      if (!column.sameAt(chunk.position(0), column, chunk.position(row))) {
        return false;
      }
    }
    return chunk.rowCount() > 0;
  }

  private static byte[] missingBits(Column column, int[] positions) {
    byte[] bits = new byte[(positions.length + 7) / 8];
    for (int i = 0; i < positions.length; i++) {
      if (column.isMissing(positions[i])) {
        bits[i >> 3] |= (byte) (1 << (i & 7));
      }
    }
    return bits;
  }

  static boolean isSet(byte[] bits, int i) {
    return bits.length > 0 && (bits[i >> 3] & (1 << (i & 7))) != 0;
  }

  private static byte[] longBytes(LongColumn column, int[] positions) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(8, positions.length));
    for (int position : positions) {
      bytes.putLong(column.isMissing(position) ? 0 : column.longAt(position));
    }
    return bytes.array();
  }

  private static byte[] doubleBytes(DoubleColumn column, int[] positions) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(8, positions.length));
    for (int position : positions) {
      bytes.putDouble(column.isMissing(position) ? 0 : column.doubleAt(position));
    }
    return bytes.array();
  }

  private static byte[] booleanBytes(BooleanColumn column, int[] positions) {
    byte[] bytes = new byte[positions.length];
    for (int i = 0; i < positions.length; i++) {
      int position = positions[i];
      bytes[i] = (byte) (!column.isMissing(position) && column.booleanAt(position) ? 1 : 0);
    }
    return bytes;
  }

  private static Column.Builder decodeLongs(int count, byte[] missing, DataInputStream in)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(read(8L * count, in));
    LongColumn.Builder builder = new LongColumn.Builder(count);
    for (int i = 0; i < count; i++) {
      long value = bytes.getLong();
      if (isSet(missing, i)) {
        builder.appendMissing();
      } else {
        builder.append(value);
      }
    }
    return builder;
  }

  private static Column.Builder decodeDoubles(int count, byte[] missing, DataInputStream in)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(read(8L * count, in));
    DoubleColumn.Builder builder = new DoubleColumn.Builder(count);
    for (int i = 0; i < count; i++) {
      double value = bytes.getDouble();
      if (isSet(missing, i)) {
        builder.appendMissing();
      } else {
        builder.append(value);
      }
    }
    return builder;
  }

  private static Column.Builder decodeBooleans(int count, byte[] missing, DataInputStream in)
      throws IOException {
    byte[] bytes = read(count, in);
    BooleanColumn.Builder builder = new BooleanColumn.Builder(count);
    for (int i = 0; i < count; i++) {
      if (isSet(missing, i)) {
        builder.appendMissing();
      } else {
        builder.append(bytes[i] != 0);
      }
    }
    return builder;
  }

  /** Reads a count, which must be from 0 to {@code most}. */
  static int readCount(DataInputStream in, int most, String what) throws IOException {
    int count = VarInt.decodeInt(in);
    if (count < 0 || count > most) {
      throw new CoderException("%d %s; should be 0 to %d".formatted(count, what, most));
    }
    return count;
  }

  /**
   * Reads {@code length} bytes. Allocates no more than the stream has, even if a corrupt length is
   * huge.
   */
  static byte[] read(long length, DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
    if (bytes.length != length) {
      throw new CoderException("%d bytes left; should be %d".formatted(bytes.length, length));
    }
    return bytes;
  }
}
