package farm.analysis.load.jdbc;

import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or query of a database, read through JDBC.
 *
 * @param select SQL that gives the columns of the schema
 * @param partition the ranges for a parallel read, or null for a read from start to end
 * @param byteSize the number of bytes, approximately, or 0 if unknown
 */
record JdbcSource(
    JdbcDatabase database,
    JdbcRelation relation,
    Schema schema,
    String select,
    @Nullable JdbcPartition partition,
    long byteSize)
    implements ChunkSource {

  /**
   * The URL without secrets, and the table; they distinguish this input from others and from
   * outputs.
   */
  @Override
  public String input() {
    return "%s, %s".formatted(database.shown(), relation.name());
  }

  @Override
  public List<InputRange> ranges(long targetBytes) {
    return partition == null ? List.of(InputRange.whole(0)) : partition.ranges(byteSize);
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size) {
    return new JdbcReader(this, range, size);
  }
}
