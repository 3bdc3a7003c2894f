package farm.analysis.load.jdbc;

import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.load.ChunkReader;
import farm.analysis.load.ChunkSize;
import farm.analysis.load.ChunkSource;
import farm.analysis.load.InputRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or query of a database, read through JDBC.
 *
 * @param select SQL that gives the columns of the schema
 * @param partition how it is read in parallel, or null if from start to end
 * @param byteSize about how many bytes there are, or 0 if nobody knows
 */
record JdbcSource(
    JdbcDatabase database,
    JdbcRelation relation,
    Schema schema,
    String select,
    @Nullable JdbcPartition partition,
    long byteSize)
    implements ChunkSource {

  /** The URL, without secrets, and the table: what tells it from other inputs and outputs. */
  @Override
  public String input() {
    return "%s, %s".formatted(database.shown(), relation.name());
  }

  @Override
  public List<InputRange> ranges(long targetBytes) {
    return partition == null ? List.of(InputRange.whole(0)) : partition.ranges(byteSize);
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size, long skippedChunks) {
    return new JdbcReader(this, range, size, skippedChunks);
  }
}
