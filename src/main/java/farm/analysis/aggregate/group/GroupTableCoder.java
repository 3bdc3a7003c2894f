package farm.analysis.aggregate.group;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** Encodes tables of one spec: the keys as a chunk, then the state of each accumulator. */
public final class GroupTableCoder extends CustomCoder<GroupTable> {

  private final AggregateSpec spec;
  private final ChunkCoder keys;

  public GroupTableCoder(AggregateSpec spec) {
    this.spec = spec;
    this.keys = ChunkCoder.of(spec.keySchema());
  }

  @Override
  public void encode(GroupTable table, OutputStream out) throws IOException {
    keys.encode(table.keyRows(), out);
    table.encodeState(new DataOutputStream(out));
  }

  @Override
  public GroupTable decode(InputStream in) throws IOException {
    Chunk keyRows = keys.decode(in);
    return GroupTable.decode(spec, keyRows, new DataInputStream(in));
  }

  @Override
  public boolean isRegisterByteSizeObserverCheap(GroupTable table) {
    return true;
  }

  @Override
  protected long getEncodedElementByteSize(GroupTable table) {
    return table.byteSize();
  }
}
