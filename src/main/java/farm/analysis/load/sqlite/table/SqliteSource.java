package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.page.DatabaseFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or query of one database, read by its pages or through sqlite-jdbc.
 *
 * @param stored the columns of the schema that the relation has; the others are missing
 * @param pathColumn the column that holds the database's path, or null
 * @param rowids the first and last rowid; all if there are no rowids; null if there is no row
 * @param pages the pages to read it by, if that is possible
 */
public record SqliteSource(
    DatabaseFile file,
    Relation relation,
    Schema schema,
    Set<String> stored,
    @Nullable String pathColumn,
    @Nullable InputRange rowids,
    TablePages pages)
    implements ChunkSource {

  @Override
  public String input() {
    return file.path();
  }

  @Override
  public long byteSize() {
    return file.bytes();
  }

  /** The bytes of the leaves of a table that is read by its pages; else of the whole file. */
  @Override
  public long rowBytes() {
    return pages.table() == null || file.isRemote()
        ? file.bytes()
        : pages.table().ranges(Long.MAX_VALUE).stream().mapToLong(InputRange::bytes).sum();
  }

  @Override
  public String way() {
    return pages.table() == null ? "through sqlite-jdbc" : "by SQLite pages";
  }

  @Override
  public Optional<Instant> modified() {
    return Optional.of(Instant.ofEpochMilli(file.modifiedMillis()));
  }

  @Override
  public OptionalLong rowCount() {
    try (Database database = Database.open(file)) {
      return OptionalLong.of(database.countRows(relation));
    }
  }

  @Override
  public Map<String, List<String>> details() {
    try (Database database = Database.open(file)) {
      return DatabaseDetails.of(database);
    }
  }

  /**
   * Ranges of about equally many leaves for a table read by its pages; else of equally many rowids,
   * checked to find every row. A relation without rowids is one range. So is one in a remote
   * database, because each machine that reads from it copies all of it.
   */
  @Override
  public List<InputRange> ranges(long targetBytes) {
    if (rowids == null) {
      return List.of();
    }
    if (file.isRemote()) {
      return List.of(InputRange.whole(file.bytes()));
    }
    if (pages.table() != null) {
      return shared(pages.table().ranges(targetBytes));
    }
    long count = Math.max(1, file.bytes() / targetBytes);
    return relation.rowid() == null || count == 1
        ? List.of(InputRange.whole(file.bytes()))
        : RowidRanges.of(this, rowids, count);
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size) {
    return pages.table() == null
        ? new SqliteReader(this, range, size)
        : pages.table().open(range, size);
  }

  /** These ranges with their shares of the bytes of the whole file, indexes included. */
  private List<InputRange> shared(List<InputRange> ranges) {
    double read = ranges.stream().mapToLong(InputRange::bytes).sum();
    double share = file.bytes() / read;
    return ranges.stream()
        .map(range -> new InputRange(range.first(), range.last(), (long) (share * range.bytes())))
        .toList();
  }
}
