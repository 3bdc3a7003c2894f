package farm.analysis.load.sqlite.record;

import farm.analysis.load.sqlite.page.TableTree;
import farm.analysis.load.sqlite.page.Varint;

/**
 * The header of one row of any form: the types of its wanted values and their starts, counted from
 * the row's start (sqlite.org/fileformat2.html §2.1).
 */
final class RecordHeader {

  /** The bytes of the longest header that SQLite reads, for 32 767 columns. */
  private static final int MOST_BYTES = 98_307;

  /** The bytes of the longest value that SQLite reads (sqlite.org/limits.html). */
  private static final int MOST_VALUE_BYTES = 1_000_000_000;

  private final TableTree tree;
  private final Slots slots;
  private final int[] types;
  private final long[] starts;
  private int present;
  private long end;

  RecordHeader(TableTree tree, Slots slots) {
    this.tree = tree;
    this.slots = slots;
    this.types = new int[slots.count()];
    this.starts = new long[slots.count()];
  }

  /** The length in bytes of the header that starts at {@code at}. */
  int length(byte[] bytes, int at, long payloadBytes, long page) {
    long length = Varint.value(bytes, at, Varint.length(bytes, at));
    if (length < Varint.length(bytes, at) || length > Math.min(payloadBytes, MOST_BYTES)) {
      throw tree.corrupt(
          page,
          "a row's header has %d bytes, should be at most %d"
              .formatted(length, Math.min(payloadBytes, MOST_BYTES)));
    }
    return (int) length;
  }

  /** Reads the header of {@code length} bytes; the array must hold all of them. */
  void read(byte[] bytes, int start, int length, long payloadBytes, long page) {
    int at = start + Varint.length(bytes, start);
    int stop = start + length;
    long body = length;
    present = 0;
    end = 0;
    for (int column = 0; at < stop; column++) {
      int typeLength = Varint.length(bytes, at);
      int type = type(Varint.value(bytes, at, typeLength), page);
      at += typeLength;
      long next = body + SerialType.length(type);
      if (present < types.length && slots.index(present) == column) {
        types[present] = type;
        starts[present++] = body;
        end = next;
      }
      body = next;
    }
    if (at != stop || body != payloadBytes) {
      throw tree.corrupt(
          page, "a row has %d bytes, should be %d by its header".formatted(payloadBytes, body));
    }
  }

  private int type(long type, long page) {
    if (type < 0 || type > 2L * MOST_VALUE_BYTES + 13 || SerialType.isReserved((int) type)) {
      throw tree.corrupt(
          page, "a row has a value of type %d, which SQLite doesn't know".formatted(type));
    }
    return (int) type;
  }

  /** The number of slots that the row has values for; the slots after them are absent. */
  int present() {
    return present;
  }

  /** The end of the last wanted value, counted from the row's start; 0 if there is none. */
  long end() {
    return end;
  }

  int type(int slot) {
    return types[slot];
  }

  long start(int slot) {
    return starts[slot];
  }
}
