package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts, for each group, the 64-bit words that stand for values.
 *
 * <p>Subclasses decide what to keep if a group has too many words, and compute the result.
 */
abstract class CountingAccumulator implements Accumulator {

  private static final int NONE = 0;
  private static final int COUNTED = 1;
  private static final int DROPPED = 2;

  private final ColumnType result;

  /** By group; null if the group is empty. */
  private @Nullable LongCounts[] counts = new @Nullable LongCounts[0];

  /** The groups that had too many words; their counts stay empty. */
  private final BitSet dropped = new BitSet();

  private long bytes;

  /** The sum of the numbers of distinct words of all groups. */
  private long size;

  /** Creates an empty accumulator whose results have this type. */
  CountingAccumulator(ColumnType result) {
    this.result = result;
  }

  /** Returns a function from a position in a column to the word of its value. */
  abstract IntToLongFunction words(Column column);

  /** Returns a function from the words of another accumulator to the words here. */
  abstract LongUnaryOperator wordsOf(CountingAccumulator other);

  /**
   * Checks decoded counts of a group.
   *
   * @throws StreamCorruptedException if a group can't have such counts
   */
  abstract void check(int group, LongCounts counts) throws IOException;

  /** Returns true if a group has too many words, so that all its counts are dropped. */
  boolean isTooMuch(LongCounts counts) {
    return false;
  }

  /** Returns the counts to keep after values were added to a group: all of them, or fewer. */
  LongCounts limited(int group, LongCounts counts) {
    return counts;
  }

  /** Appends the result of a group that has values; its counts are empty if they were dropped. */
  abstract void append(int group, LongCounts counts, Column.Builder results);

  /** Returns true if the counts of a group were dropped because there were too many. */
  final boolean isDropped(int group) {
    return dropped.get(group);
  }

  @Override
  public void grow(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column column = chunk.column(columns[0]);
    IntToLongFunction words = words(column);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (!column.isMissing(position)) {
        LongCounts of = take(groups.of(row));
        of.add(words.applyAsLong(position), 1);
        limit(groups.of(row), of);
      }
    }
  }

  /**
   * Returns the counts of a group, new ones if it is empty. They may be changed, and don't count as
   * memory, until they are {@link #put} back.
   */
  private LongCounts take(int group) {
    LongCounts of = counts[group];
    if (of == null) {
      return new LongCounts();
    }
    bytes -= of.byteSize();
    size -= of.size();
    return of;
  }

  private void limit(int group, LongCounts of) {
    if (isTooMuch(of)) {
      dropped.set(group);
    }
    put(group, isDropped(group) ? new LongCounts() : limited(group, of));
  }

  private void put(int group, LongCounts of) {
    bytes += of.byteSize();
    size += of.size();
    counts[group] = of;
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    CountingAccumulator others = (CountingAccumulator) other;
    LongUnaryOperator wordsHere = wordsOf(others);
    for (int i = 0; i < slots.length; i++) {
      LongCounts more = others.counts[slots[i]];
      if (more != null) {
        LongCounts of = take(groups[i]);
        for (int w = 0; w < more.size(); w++) {
          of.add(wordsHere.applyAsLong(more.word(w)), more.count(w));
        }
        if (others.isDropped(slots[i])) {
          dropped.set(groups[i]);
        }
        limit(groups[i], of);
      }
    }
  }

  /** The counts of a group; null if it is empty. */
  final @Nullable LongCounts counts(int group) {
    return counts[group];
  }

  /** The sum of the numbers of distinct words of all groups. */
  final long size() {
    return size;
  }

  /** Replaces each word. */
  final void mapWords(LongUnaryOperator wordOf) {
    for (int group = 0; group < counts.length; group++) {
      if (counts[group] != null) {
        put(group, take(group).mapWords(wordOf));
      }
    }
  }

  @Override
  public final List<Column> results(int[] groups) {
    Column.Builder results = Column.builder(result, groups.length);
    for (int group : groups) {
      LongCounts of = counts[group];
      if (of == null) {
        results.appendMissing();
      } else {
        append(group, of, results);
      }
    }
    return List.of(results.build());
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      LongCounts of = counts[group];
      out.writeByte(of == null ? NONE : isDropped(group) ? DROPPED : COUNTED);
      if (of != null && !isDropped(group)) {
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
        LongCounts of = LongCounts.decode(in);
        check(group, of);
        put(group, of);
      } else if (kind == DROPPED) {
        dropped.set(group);
        put(group, new LongCounts());
      } else if (kind != NONE) {
        throw new StreamCorruptedException("group of kind %d".formatted(kind));
      }
    }
  }

  @Override
  public long byteSize() {
    return bytes + 4L * counts.length + dropped.size() / Byte.SIZE;
  }
}
