package farm.analysis.inspect.column;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.distribution.ValueWords;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.decimal.NumberWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The number of times that each value of a column occurs.
 *
 * <p>Beyond {@value #MOST_VALUES} different values, or {@value #MOST_BYTES} bytes of texts, it
 * gives up and keeps nothing. Neither limit depends on the order of the values.
 */
final class ValueCounts {

  static final int MOST_VALUES = 1000;
  private static final int MOST_BYTES = 250_000;

  private final ColumnType type;
  private @Nullable Counted counted;

  /** The values as words, and the counts of these words. */
  private record Counted(ValueWords words, LongCounts counts) {

    boolean isTooMuch() {
      return counts.size() > MOST_VALUES || words.byteSize() > MOST_BYTES;
    }
  }

  /** Creates empty counts of values of this type. */
  ValueCounts(ColumnType type) {
    this.type = type;
    this.counted = new Counted(new ValueWords(type), new LongCounts());
  }

  /** Counts the values of the rows from {@code firstRow} to before {@code endRow}. */
  void add(Chunk chunk, Column column, int firstRow, int endRow) {
    Counted known = counted;
    if (known == null) {
      return;
    }
    int[] numbers = known.words.numbersFor(column);
    long word = 0;
    long times = 0;
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (column.isMissing(position)) {
        continue;
      }
      long next = known.words.word(column, position, numbers);
      if (next != word && times > 0) {
        known.counts.add(word, times);
        times = 0;
        if (known.isTooMuch()) {
          counted = null;
          return;
        }
      }
      word = next;
      times++;
    }
    if (times > 0) {
      known.counts.add(word, times);
    }
    giveUpIfTooMuch(known);
  }

  private void giveUpIfTooMuch(Counted known) {
    if (known.isTooMuch()) {
      counted = null;
    }
  }

  /** Adds the counts of other values of the same type. */
  void merge(ValueCounts other) {
    Counted known = counted;
    Counted more = other.counted;
    if (known == null || more == null) {
      counted = null;
      return;
    }
    known.counts.merge(more.counts.mapWords(known.words.wordsOf(more.words)));
    giveUpIfTooMuch(known);
  }

  /** The number of different values; null if it gave up. */
  @Nullable Integer different() {
    return counted == null ? null : counted.counts.size();
  }

  /**
   * The most frequent values, at most {@code limit}; of equally frequent ones, the least first.
   * None if it gave up.
   */
  List<ValueCount> mostFrequent(int limit) {
    Counted known = counted;
    if (known == null) {
      return List.of();
    }
    LongCounts counts = known.counts;
    return IntStream.range(0, counts.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(i -> -counts.count(i))
                .thenComparing((i, j) -> known.words.compare(counts.word(i), counts.word(j))))
        .limit(limit)
        .map(i -> new ValueCount(text(known.words, counts.word(i)), counts.count(i)))
        .toList();
  }

  private String text(ValueWords words, long word) {
    return switch (type) {
      case LONG -> Long.toString(word);
      case DOUBLE -> NumberWriter.text(Double.longBitsToDouble(word));
      case BOOLEAN -> Boolean.toString(word != 0);
      case TEXT, JSON -> words.text(word);
    };
  }

  void encode(DataOutputStream out) throws IOException {
    out.writeBoolean(counted != null);
    if (counted != null) {
      counted.words.encode(out);
      counted.counts.encode(out);
    }
  }

  static ValueCounts decode(ColumnType type, DataInputStream in) throws IOException {
    ValueCounts decoded = new ValueCounts(type);
    if (!in.readBoolean()) {
      decoded.counted = null;
      return decoded;
    }
    ValueWords words = new ValueWords(type);
    words.decode(in);
    LongCounts counts = LongCounts.decode(in);
    for (int i = 0; i < counts.size(); i++) {
      words.check(counts.word(i));
    }
    decoded.counted = new Counted(words, counts);
    return decoded;
  }

  /** The approximate memory, in bytes. */
  long byteSize() {
    return counted == null ? 24 : 48 + counted.words.byteSize() + counted.counts.byteSize();
  }
}
