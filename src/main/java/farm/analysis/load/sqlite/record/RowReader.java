package farm.analysis.load.sqlite.record;

import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.page.LongRow;
import farm.analysis.load.sqlite.page.PageLayout;
import farm.analysis.load.sqlite.page.PageView;
import farm.analysis.load.sqlite.page.TableTree;
import farm.analysis.load.sqlite.page.TreeWalk;
import farm.analysis.load.sqlite.page.Varint;
import farm.analysis.problem.DataException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of the wanted values of rows, page by page.
 *
 * <p>Most rows have a header with one byte for each column, and few of these headers differ: {@link
 * RecordShapes} keeps the places for them. A row of another form gets a closer look. A row whose
 * wanted values continue on other pages is joined in a separate array, as a batch of its own.
 */
final class RowReader implements AutoCloseable {

  private static final int PADDING = 16;

  /** The maximum number of values in a batch: their places take 1 MB. */
  private static final int MOST_VALUES = 1 << 17;

  private static final int PIECE_BYTES = 1 << 20;

  private final TableTree tree;
  private final PageLayout layout;
  private final Slots slots;
  private final RecordShapes shapes;
  private final int mostLocalBytes;
  private final InputRange range;
  private final RowFilter.@Nullable Test filter;
  private final int filterSlot;
  private final NeededRows[] needed;
  private final int[] neededSlots;
  private final TreeWalk walk;
  private final RecordHeader header;
  private final RowBatch batch;
  private final byte[] bytes;
  private byte[] joined = new byte[0];
  private int cell;
  private int cells;

  /** The least rowid that may come next on the page. */
  private long least;

  private long highest;

  /** The number of rows found that aren't needed. */
  private long leftOut;

  RowReader(PagedTable table, Slots slots, InputRange range) {
    this.tree = table.tree();
    this.layout = tree.layout();
    this.slots = slots;
    int[] indexes = new int[slots.count()];
    Arrays.setAll(indexes, slots::index);
    this.shapes = new RecordShapes(indexes, table.columnCount());
    this.mostLocalBytes = layout.mostLocalBytes();
    this.range = range;
    this.filter = table.filter() == null ? null : table.filter().test(layout.encoding());
    this.filterSlot = table.filter() == null ? -1 : slots.of(table.filter().place());
    this.needed = table.needed().toArray(NeededRows[]::new);
    this.neededSlots = new int[needed.length];
    Arrays.setAll(neededSlots, i -> slots.of(needed[i].place()));
    this.header = new RecordHeader(tree, slots);
    this.batch = new RowBatch(slots.count());
    this.walk = new TreeWalk(tree, range, slots.absentBytes());
    this.bytes = walk.page().bytes();
  }

  /** The rows found by {@link #next}. */
  RowBatch batch() {
    return batch;
  }

  /** The number of rows found so far that aren't needed. */
  long leftOut() {
    return leftOut;
  }

  /** Finds the next rows. Returns false if there are none. */
  boolean next() {
    do {
      if (cell == cells && !nextPage()) {
        return false;
      }
      batch.clear(bytes);
      findRows();
    } while (batch.size() == 0);
    return true;
  }

  private boolean nextPage() {
    do {
      if (!walk.next()) {
        return false;
      }
      startPage();
    } while (cells == 0);
    return true;
  }

  private void startPage() {
    PageView page = walk.page();
    cell = 0;
    cells = page.leafCells();
    least = page.lowest();
    highest = page.highest();
  }

  /**
   * Finds rows on this page and on the next ones in the array. All work is in loops: the JIT would
   * compile a method called once per page, with all its callees, for little gain.
   */
  private void findRows() {
    PageView page = walk.page();
    do {
      int end = page.end();
      int most = Math.min(cells - cell, roomLeft());
      batch.reserve(most);
      for (int stop = cell + most; cell < stop; cell++) {
        int at = page.leafCell(cell);
        if (!findPlain(at, end) && !find(at)) {
          return;
        }
      }
    } while (cell == cells && nextPageAtHand());
  }

  private boolean nextPageAtHand() {
    boolean isThere = walk.nextAtHand();
    if (isThere) {
      startPage();
    }
    return isThere;
  }

  private int roomLeft() {
    return Math.max(1, MOST_VALUES / Math.max(1, slots.count())) - batch.size();
  }

  /** Finds the values of a row of the most frequent form. Returns false if it has another form. */
  private boolean findPlain(int cellStart, int pageEnd) {
    int at = cellStart;
    int payload = bytes[at++];
    if (payload < 0) {
      payload = ((payload & 0x7f) << 7) | bytes[at++];
    }
    long rowid = bytes[at++];
    if (rowid < 0) {
      int length = Varint.length(bytes, at - 1);
      rowid = Varint.value(bytes, at - 1, length);
      at += length - 1;
    }
    if (payload > mostLocalBytes || at + payload > pageEnd) {
      return false;
    }
    int shape = shapes.of(bytes, at, payload);
    if (shape == RecordShapes.NONE) {
      return false;
    }
    shapes.put(shape, at, batch);
    add(rowid, payload);
    return true;
  }

  /** Adds the row whose places have been put, if it is wanted. */
  private void add(long rowid, int rowBytes) {
    if (rowid < least || rowid > highest) {
      throw outOfOrder(rowid);
    }
    if (rowid == Long.MAX_VALUE) {
      least = Long.MAX_VALUE;
      highest = Long.MIN_VALUE;
    } else {
      least = rowid + 1;
    }
    if (isInRange(rowid) && (filter == null || isAccepted(filter))) {
      if (isNeeded()) {
        batch.add(rowid, rowBytes);
      } else {
        leftOut++;
      }
    }
  }

  private boolean isNeeded() {
    for (int i = 0; i < needed.length; i++) {
      long value = batch.pending(neededSlots[i]);
      if (!needed[i].accepts(RowBatch.type(value), batch.bytes(), RowBatch.start(value))) {
        return false;
      }
    }
    return true;
  }

  private boolean isInRange(long rowid) {
    return rowid >= range.first() && rowid <= range.last();
  }

  private boolean isAccepted(RowFilter.Test test) {
    long value = batch.pending(filterSlot);
    return test.accepts(RowBatch.type(value), batch.bytes(), RowBatch.start(value));
  }

  private DataException outOfOrder(long rowid) {
    return tree.corrupt(
        walk.page().number(),
        "cell %d has rowid %d, should be from %d to %d".formatted(cell, rowid, least, highest));
  }

  /** Finds the values of a row of any form. Returns false if the batch can take no more rows. */
  private boolean find(int cellStart) {
    int length = Varint.length(bytes, cellStart);
    long payload = Varint.value(bytes, cellStart, length);
    int at = cellStart + length;
    length = Varint.length(bytes, at);
    long rowid = Varint.value(bytes, at, length);
    at += length;
    int local = checkedLocalBytes(payload, at);
    readHeader(at, local, payload);
    if (header.end() <= local || !isInRange(rowid)) {
      putLocal(at);
      add(rowid, (int) Math.min(header.end(), local));
      return true;
    }
    if (batch.size() == 0) {
      join(new LongRow(tree, walk.file(), walk.page(), at, payload));
      add(rowid, (int) header.end());
      cell++;
    }
    return false;
  }

  /** The number of a row's bytes on the page; checks that the page has room for them. */
  private int checkedLocalBytes(long payload, int at) {
    long most = Math.min(Integer.MAX_VALUE, layout.pageCount() * layout.usableBytes());
    if (payload < 1 || payload > most) {
      throw tree.corrupt(
          walk.page().number(),
          "cell %d has a row of %d bytes, should be from 1 to %d".formatted(cell, payload, most));
    }
    int local = layout.localBytes(payload);
    walk.page().checkEnd(cell, at + local + (local < payload ? Integer.BYTES : 0));
    return local;
  }

  private void readHeader(int at, int local, long payload) {
    long page = walk.page().number();
    int length = header.length(bytes, at, payload, page);
    if (length <= local) {
      header.read(bytes, at, length, payload, page);
      return;
    }
    reserve(length);
    new LongRow(tree, walk.file(), walk.page(), at, payload).copy(0, length, joined, 0);
    header.read(joined, 0, length, payload, page);
  }

  private void putLocal(int at) {
    int present = header.present();
    for (int slot = 0; slot < present; slot++) {
      batch.put(slot, header.type(slot), at + (int) header.start(slot));
    }
    for (int slot = present; slot < slots.count(); slot++) {
      batch.put(slot, slots.absentType(slot), walk.tailStart() + slots.absentStart(slot));
    }
  }

  /** Joins the wanted values of a row in one array. */
  private void join(LongRow row) {
    int size = 0;
    for (int slot = 0; slot < header.present(); slot++) {
      int length = SerialType.length(header.type(slot));
      for (int done = 0; done < length; done += PIECE_BYTES) {
        int piece = Math.min(PIECE_BYTES, length - done);
        reserve((long) size + done + piece);
        row.copy(header.start(slot) + done, piece, joined, size + done);
      }
      batch.put(slot, header.type(slot), size);
      size = Math.addExact(size, length);
    }
    byte[] absent = slots.absentBytes();
    reserve((long) size + absent.length);
    System.arraycopy(absent, 0, joined, size, absent.length);
    for (int slot = header.present(); slot < slots.count(); slot++) {
      batch.put(slot, slots.absentType(slot), size + slots.absentStart(slot));
    }
    batch.standIn(joined);
  }

  /** Makes room for {@code size} joined bytes, piece by piece: a chain may end too early. */
  private void reserve(long size) {
    if (size + PADDING > joined.length) {
      long doubled = Math.min(Integer.MAX_VALUE - PADDING, 2L * joined.length);
      joined = Arrays.copyOf(joined, (int) Math.max(size + PADDING, doubled));
    }
  }

  @Override
  public void close() {
    walk.close();
  }
}
