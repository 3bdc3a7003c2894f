package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link PagedTable}: finds rows by page, and fills chunks by column. */
final class PagesReader implements ChunkReader, RowCursor<RuntimeException> {

  private final PagedTable table;
  private final ChunkFiller filler;
  private final RowReader reader;
  private final RowBatch batch;
  private final List<Filled> columns = new ArrayList<>();
  private final long texts;

  /** The next row of the batch. */
  private int next;

  private record Filled(Schema.Field field, ColumnFiller filler) {}

  PagesReader(PagedTable table, InputRange range, ChunkSize size) {
    this.table = table;
    this.filler = new ChunkFiller(table.schema(), size, range);
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

  @Override
  public @Nullable Rows next() {
    ChunkBuilder rows = filler.next();
    fillConstants(rows);
    return filler.fill(rows, this);
  }

  @Override
  public boolean advance(int most) {
    if (next < batch.size()) {
      return true;
    }
    next = 0;
    boolean hasRow = reader.next();
    if (!hasRow) {
      batch.clear(new byte[0]);
      table.tree().file().checkUnchanged();
    }
    return hasRow;
  }

  @Override
  public long rowNumber() {
    return batch.rowids()[next];
  }

  @Override
  public void addTo(ChunkBuilder chunk) {
    long most = filler.rowsThatFit(chunk, texts, batch.largestRow());
    fill(chunk, (int) Math.min(batch.size(), next + most));
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
