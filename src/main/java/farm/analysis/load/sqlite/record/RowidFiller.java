package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.decimal.Decimal;

/** Fills a column that is another name for the rowid. */
record RowidFiller(RowBatch batch, int column, ColumnType type) implements ColumnFiller {

  @Override
  public int fill(ChunkBuilder rows, int from, int to) {
    for (int row = from; row < to; row++) {
      if (!append(rows, batch.rowids()[row])) {
        return row;
      }
    }
    return to;
  }

  private boolean append(ChunkBuilder rows, long rowid) {
    boolean fits =
        switch (type) {
          case LONG, TEXT, JSON -> true;
          case DOUBLE -> Decimal.fitsDouble(rowid);
          case BOOLEAN -> rowid == 0 || rowid == 1;
        };
    if (fits) {
      switch (type) {
        case LONG -> rows.longs(column).append(rowid);
        case DOUBLE -> rows.doubles(column).append((double) rowid);
        case BOOLEAN -> rows.booleans(column).append(rowid == 1);
        case TEXT, JSON -> rows.texts(column).append(Long.toString(rowid));
      }
    }
    return fits;
  }

  @Override
  public Found found(int row) {
    return new Found(StorageClass.INTEGER, Long.toString(batch.rowids()[row]));
  }
}
