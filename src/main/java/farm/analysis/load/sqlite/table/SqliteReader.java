package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.decimal.Decimal;
import farm.analysis.decimal.NumberWriter;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.RowCursor;
import farm.analysis.load.sqlite.database.Cursor;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.record.StorageClass;
import farm.analysis.load.sqlite.record.WrongValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link SqliteSource} with one statement, which it keeps open. */
final class SqliteReader implements ChunkReader, RowCursor<SQLException> {

  private final SqliteSource source;
  private final ChunkFiller filler;
  private final Database database;
  private final Cursor cursor;

  /** The indexes in the schema of the stored columns, in the order of the cursor's columns. */
  private final int[] stored;

  /** The least rowid that may come next; not valid once the greatest possible rowid has come. */
  private long leastRowid;

  private boolean isPastLast;
  private long rowsRead;

  SqliteReader(SqliteSource source, InputRange range, ChunkSize size) {
    this.source = source;
    this.filler = new ChunkFiller(source.schema(), size, range);
    this.leastRowid = range.first();
    this.database = Database.open(source.file());
    List<String> names = new ArrayList<>(source.schema().names());
    names.retainAll(source.stored());
    this.stored = names.stream().mapToInt(source.schema()::indexOf).toArray();
    try {
      this.cursor = Cursor.of(database, source.relation(), names, range);
    } catch (SQLException e) {
      database.close();
      throw database.failure(source.relation(), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public @Nullable Rows next() {
    ChunkBuilder rows = filler.next();
    fillConstants(rows);
    try {
      return filler.fill(rows, this);
    } catch (SQLException e) {
      throw database.failure(source.relation(), e);
    }
  }

  @Override
  public boolean advance(int most) throws SQLException {
    boolean hasRow = cursor.next();
    if (!hasRow) {
      source.file().checkUnchanged();
    }
    return hasRow;
  }

  @Override
  public void addTo(ChunkBuilder chunk) throws SQLException {
    checkOrder();
    for (int c = 0; c < stored.length; c++) {
      readCell(chunk, c, stored[c]);
    }
    chunk.endRow();
    rowsRead++;
  }

  /** Checks that the rowid comes after the last one, because SQLite itself trusts the order. */
  private void checkOrder() throws SQLException {
    if (source.relation().rowid() == null) {
      return;
    }
    long rowid = cursor.longAt(stored.length);
    if (rowid < leastRowid || isPastLast) {
      throw source
          .file()
          .corrupt(
              "%s: rowid %d comes after rowid %d"
                  .formatted(source.relation().name(), rowid, leastRowid - 1));
    }
    leastRowid = rowid + 1;
    isPastLast = rowid == Long.MAX_VALUE;
  }

  private void readCell(ChunkBuilder rows, int from, int to) throws SQLException {
    StorageClass storage = cursor.storageClass(from);
    if (storage == StorageClass.NULL) {
      rows.column(to).appendMissing();
      return;
    }
    ColumnType type = source.schema().field(to).type();
    boolean fits =
        switch (type) {
          case LONG -> readLong(rows, storage, from, to);
          case DOUBLE -> readDouble(rows, storage, from, to);
          case BOOLEAN -> readBoolean(rows, storage, from, to);
          case TEXT, JSON -> readText(rows, storage, from, to);
        };
    if (!fits) {
      throw WrongValue.in(rowPlace(), source.schema().field(to), storage, shown(storage, from));
    }
  }

  private boolean readLong(ChunkBuilder rows, StorageClass storage, int from, int to)
      throws SQLException {
    if (storage == StorageClass.INTEGER) {
      rows.longs(to).append(cursor.longAt(from));
    }
    return storage == StorageClass.INTEGER;
  }

  /** Reads a real number, or (in a widened column) an integer that a double holds exactly. */
  private boolean readDouble(ChunkBuilder rows, StorageClass storage, int from, int to)
      throws SQLException {
    if (storage == StorageClass.REAL) {
      rows.doubles(to).append(cursor.doubleAt(from));
      return true;
    }
    if (storage != StorageClass.INTEGER) {
      return false;
    }
    long value = cursor.longAt(from);
    rows.doubles(to).append((double) value);
    return Decimal.fitsDouble(value);
  }

  private boolean readBoolean(ChunkBuilder rows, StorageClass storage, int from, int to)
      throws SQLException {
    if (storage != StorageClass.INTEGER) {
      return false;
    }
    long value = cursor.longAt(from);
    rows.booleans(to).append(value != 0);
    return value == 0 || value == 1;
  }

  private boolean readText(ChunkBuilder rows, StorageClass storage, int from, int to)
      throws SQLException {
    if (storage == StorageClass.REAL) {
      rows.texts(to).append(NumberWriter.text(cursor.doubleAt(from)));
    } else if (storage != StorageClass.BLOB) {
      rows.texts(to).append(cursor.textAt(from));
    }
    return storage != StorageClass.BLOB;
  }

  private void fillConstants(ChunkBuilder rows) {
    Schema schema = source.schema();
    for (int c = 0; c < schema.size(); c++) {
      String name = schema.field(c).name();
      if (name.equals(source.pathColumn())) {
        rows.constantText(c, source.file().path());
      } else if (!source.stored().contains(name)) {
        rows.constantMissing(c);
      }
    }
  }

  /** The rowid of the current row, or its number from 1 if there are no rowids. */
  @Override
  public long rowNumber() throws SQLException {
    return source.relation().rowid() == null ? rowsRead + 1 : cursor.longAt(stored.length);
  }

  private String rowPlace() throws SQLException {
    return "%s: %s, %s %d"
        .formatted(
            source.file().path(),
            source.relation().name(),
            source.relation().rowid() == null ? "row" : "rowid",
            rowNumber());
  }

  private String shown(StorageClass storage, int column) throws SQLException {
    return switch (storage) {
      case REAL -> Double.toString(cursor.doubleAt(column));
      case INTEGER, TEXT -> cursor.textAt(column);
      case BLOB, NULL -> "";
    };
  }

  @Override
  public void close() {
    try {
      cursor.close();
    } catch (SQLException e) {
      throw database.failure(e);
    } finally {
      database.close();
    }
  }
}
