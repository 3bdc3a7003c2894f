package farm.analysis.aggregate.group;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The groups of some rows: open, as a table, or sealed, as the bytes of a table.
 *
 * <p>A waiting piece is sealed, because its bytes take a fraction of the table's memory.
 */
final class GroupPiece {

  private final @Nullable GroupTable table;
  private final byte @Nullable [] bytes;

  private GroupPiece(@Nullable GroupTable table, byte @Nullable [] bytes) {
    this.table = table;
    this.bytes = bytes;
  }

  /** Returns an open piece. */
  static GroupPiece of(GroupTable table) {
    return new GroupPiece(table, null);
  }

  /** Returns a sealed piece from bytes that {@link #bytes} returned. */
  static GroupPiece ofBytes(byte[] bytes) {
    return new GroupPiece(null, bytes);
  }

  /** Returns the table of this piece; a sealed piece decodes a new table each time. */
  GroupTable open(GroupTableCoder coder) {
    if (table != null) {
      return table;
    }
    try {
      return coder.decode(new ByteArrayInputStream(Objects.requireNonNull(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("groups can't be decoded: " + e.getMessage(), e);
    }
  }

  /** Returns the bytes of this piece; an open piece encodes its table each time. */
  byte[] bytes(GroupTableCoder coder) {
    if (bytes != null) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      coder.encode(Objects.requireNonNull(table), out);
    } catch (IOException e) {
      throw new UncheckedIOException("groups can't be encoded: " + e.getMessage(), e);
    }
    return out.toByteArray();
  }

  /** Returns a sealed piece of the same groups. */
  GroupPiece sealed(GroupTableCoder coder) {
    return bytes == null ? ofBytes(bytes(coder)) : this;
  }
}
