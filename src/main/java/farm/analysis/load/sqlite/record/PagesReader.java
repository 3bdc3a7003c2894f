package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ChunkCapacity;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link PagedTable}: finds rows by page, and fills chunks by column. */
final class PagesReader implements ChunkReader {

  private final PagedTable table;
  private final ChunkSize size;
  private final ChunkCapacity room;
  private final RowReader reader;
  private final RowBatch batch;
  private final List<Filled> columns = new ArrayList<>();
  private final long texts;

  /** The next row of the batch. */
  private int next;

  private boolean ended;

  private record Filled(Schema.Field field, ColumnFiller filler) {}

  private PagesReader(PagedTable table, InputRange range, ChunkSize size) {
    this.table = table;
    this.size = size;
    this.room = new ChunkCapacity(table.schema(), size, range);
    Slots slots = Slots.of(table);
    this.reader = new RowReader(table, slots, range);
    this.batch = reader.batch();
    Schema schema = table.schema();
    for (int c = 0; c < schema.size(); c++) {
      Schema.Field field = schema.field(c);
      ColumnPlace place = table.places().get(c);
      switch (place.kind()) {
        case ROWID -> columns.add(new Filled(field, new RowidFiller(batch, c, field.type())));
        case STORED ->
            columns.add(
                new Filled(
                    field,
                    new StoredFiller(
                        batch,
                        place,
                        slots.of(place),
                        table.tree().layout().encoding(),
                        new StoredFiller.Target(c, field.type()))));
        case PATH, MISSING -> {}
      }
    }
    this.texts = columns.stream().filter(column -> column.field.type().isTextual()).count();
  }

  static PagesReader open(PagedTable table, InputRange range, ChunkSize size, long skippedChunks) {
    PagesReader reader = new PagesReader(table, range, size);
    try {
      reader.skip(skippedChunks);
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private void skip(long chunks) {
    if (size.maxBytes() < Long.MAX_VALUE) {
      for (long chunk = 0; chunk < chunks; chunk++) {
        next();
      }
      return;
    }
    long rows = Math.multiplyExact(chunks, size.maxRows());
    while (rows > 0 && hasRow()) {
      int skipped = (int) Math.min(rows, batch.size() - next);
      next += skipped;
      rows -= skipped;
    }
  }

  @Override
  public @Nullable Rows next() {
    if (!hasRow()) {
      return null;
    }
    long firstRow = batch.rowids()[next];
    ChunkBuilder rows = room.next();
    fillConstants(rows);
    do {
      long most = room.rowsThatFit(rows, texts, batch.largestRow());
      fill(rows, (int) Math.min(batch.size(), next + most));
    } while (room.isLeftIn(rows) && hasRow());
    return new Rows(rows, firstRow);
  }

  /** Returns true if there is another row; checks after the last that the file is unchanged. */
  private boolean hasRow() {
    if (!ended && next == batch.size()) {
      next = 0;
      ended = !reader.next();
      if (ended) {
        batch.clear(new byte[0]);
        table.tree().file().checkUnchanged();
      }
    }
    return !ended;
  }

  /** Adds the rows of the batch before {@code to}. */
  private void fill(ChunkBuilder rows, int to) {
    int sound = to;
    Filled wrong = null;
    for (Filled column : columns) {
      int reached = column.filler.fill(rows, next, sound);
      if (reached < sound) {
        sound = reached;
        wrong = column;
      }
    }
    if (wrong != null) {
      ColumnFiller.Found found = wrong.filler.found(sound);
      throw WrongValue.in(place(sound), wrong.field, found.storage(), found.text());
    }
    rows.endRows(to - next);
    next = to;
  }

  private String place(int row) {
    return "%s: %s, rowid %d"
        .formatted(table.tree().file().path(), table.tree().table(), batch.rowids()[row]);
  }

  private void fillConstants(ChunkBuilder rows) {
    for (int c = 0; c < table.schema().size(); c++) {
      switch (table.places().get(c).kind()) {
        case PATH -> rows.constantText(c, table.tree().file().path());
        case MISSING -> rows.constantMissing(c);
        case ROWID, STORED -> {}
      }
    }
  }

  @Override
  public Map<String, Long> counts() {
    return Map.of(DataLoader.LEFT_OUT, reader.leftOut());
  }

  @Override
  public void close() {
    reader.close();
  }
}
