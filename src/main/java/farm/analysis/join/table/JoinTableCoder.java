package farm.analysis.join.table;

import farm.analysis.chunk.ChunkCoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** Encodes a table as the chunk of its rows; a decoded table builds its index anew. */
final class JoinTableCoder extends CustomCoder<JoinTable> {

  private final TableJoin join;
  private final ChunkCoder rows;

  JoinTableCoder(TableJoin join) {
    this.join = join;
    this.rows = ChunkCoder.of(join.tableColumns());
  }

  @Override
  public void encode(JoinTable table, OutputStream out) throws IOException {
    rows.encode(table.rows(), out);
  }

  @Override
  public JoinTable decode(InputStream in) throws IOException {
    return JoinTable.of(join, rows.decode(in));
  }

  @Override
  public boolean isRegisterByteSizeObserverCheap(JoinTable table) {
    return true;
  }

  @Override
  protected long getEncodedElementByteSize(JoinTable table) {
    return table.rows().byteSize();
  }
}
