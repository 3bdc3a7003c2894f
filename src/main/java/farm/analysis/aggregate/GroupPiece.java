package farm.analysis.aggregate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The groups of some rows: open, as a table, or sealed, as the bytes of one. A piece that waits is
 * sealed, because its bytes take a fraction of the table's memory.
 */
final class GroupPiece {

  private final @Nullable GroupTable table;
  private final byte @Nullable [] bytes;

  private GroupPiece(@Nullable GroupTable table, byte @Nullable [] bytes) {
    this.table = table;
    this.bytes = bytes;
  }

  /** An open piece. */
  static GroupPiece of(GroupTable table) {
    return new GroupPiece(table, null);
  }

  /** A sealed piece of bytes that {@link #bytes} gave. */
  static GroupPiece ofBytes(byte[] bytes) {
    return new GroupPiece(null, bytes);
  }

  /** The table: this piece's own if it is open, else one made of its bytes. */
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

  /** The bytes: this piece's own if it is sealed, else those of its table. */
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

  /** The same groups, sealed. */
  GroupPiece sealed(GroupTableCoder coder) {
    return bytes == null ? ofBytes(bytes(coder)) : this;
  }
}
