package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
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
    rows.encode(table.rows().slice(0, table.noRow()), out);
  }

  @Override
  public JoinTable decode(InputStream in) throws IOException {
    Chunk chunk = rows.decode(in);
    return JoinTable.of(join, List.of(chunk));
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
