package farm.analysis.aggregate.group;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;

/** Encodes a piece as its bytes, preceded by their number; a decoded piece is sealed. */
final class GroupPieceCoder extends CustomCoder<GroupPiece> {

  private final GroupTableCoder tables;

  GroupPieceCoder(AggregateSpec spec) {
    this.tables = new GroupTableCoder(spec);
  }

  @Override
  public void encode(GroupPiece piece, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(piece.bytes(tables), out);
  }

  @Override
  public GroupPiece decode(InputStream in) throws IOException {
    return GroupPiece.ofBytes(ByteArrayCoder.of().decode(in));
  }
}
