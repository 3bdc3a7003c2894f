package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.TextColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How often each group met each of some 64-bit words that stand for values; its result is JSON. The
 * counts of a group with too many words are dropped, and its result is refused.
 */
abstract class CountingAccumulator implements Accumulator {

  private static final int NONE = 0;
  private static final int COUNTED = 1;
  private static final int DROPPED = 2;

  private @Nullable LongCounts[] counts = new @Nullable LongCounts[0];
  private final BitSet dropped = new BitSet();
  private long bytes;

  /** The words of the values of a column, by position. */
  abstract IntToLongFunction words(Column column);

  /** The word here of a word of another accumulator. */
  abstract long wordOf(CountingAccumulator other, long word);

  /** Refuses a word that can't be one. */
  abstract void check(long word) throws IOException;

  /** Whether a group's words are too many; if some are, more are too. */
  abstract boolean isTooMuch(LongCounts counts);

  /** What to throw for the result of a group that met too much. */
  abstract RuntimeException tooMuch(int group);

  /** The result of a group that met some values. */
  abstract String json(int group, LongCounts counts);

  @Override
  public final void grow(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  @Override
  public final void add(Chunk chunk, int[] columns, int[] groups) {
    Column column = chunk.column(columns[0]);
    IntToLongFunction words = words(column);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (!column.isMissing(position) && !dropped.get(groups[row])) {
        add(groups[row], words.applyAsLong(position), 1);
      }
    }
  }

  /** Counts a word of a group that isn't dropped. */
  private void add(int group, long word, long count) {
    LongCounts known = counts[group];
    LongCounts of = known == null ? new LongCounts() : known;
    bytes -= known == null ? 0 : known.byteSize();
    of.add(word, count);
    bytes += of.byteSize();
    counts[group] = of;
    if (isTooMuch(of)) {
      drop(group);
    }
  }

  private void drop(int group) {
    LongCounts of = counts[group];
    bytes -= of == null ? 0 : of.byteSize();
    counts[group] = null;
    dropped.set(group);
  }

  @Override
  public final void merge(Accumulator other, int[] slots, int[] groups) {
    CountingAccumulator others = (CountingAccumulator) other;
    for (int i = 0; i < slots.length; i++) {
      LongCounts more = others.counts[slots[i]];
      if (others.dropped.get(slots[i])) {
        drop(groups[i]);
      }
      for (int w = 0; more != null && w < more.size() && !dropped.get(groups[i]); w++) {
        add(groups[i], wordOf(others, more.word(w)), more.count(w));
      }
    }
  }

  @Override
  public final List<Column> results(int[] groups) {
    TextColumn.Builder results =
        (TextColumn.Builder) Column.builder(ColumnType.JSON, groups.length);
    for (int group : groups) {
      LongCounts of = counts[group];
      if (dropped.get(group)) {
        throw tooMuch(group);
      }
      if (of == null) {
        results.appendMissing();
      } else {
        results.append(json(group, of));
      }
    }
    return List.of(results.build());
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      LongCounts of = counts[group];
      out.writeByte(of != null ? COUNTED : dropped.get(group) ? DROPPED : NONE);
      if (of != null) {
        of.encode(out);
      }
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      int kind = in.readUnsignedByte();
      if (kind == COUNTED) {
        decodeCounts(group, in);
      } else if (kind == DROPPED) {
        drop(group);
      } else if (kind != NONE) {
        throw new StreamCorruptedException("group of kind %d".formatted(kind));
      }
    }
  }

  private void decodeCounts(int group, DataInputStream in) throws IOException {
    LongCounts of = LongCounts.decode(in);
    for (int w = 0; w < of.size(); w++) {
      check(of.word(w));
    }
    if (of.size() == 0 || isTooMuch(of)) {
      throw new StreamCorruptedException("counts of %d values".formatted(of.size()));
    }
    bytes += of.byteSize();
    counts[group] = of;
  }

  @Override
  public long byteSize() {
    return bytes + 4L * counts.length + dropped.size() / Byte.SIZE;
  }
}
