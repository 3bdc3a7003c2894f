package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.io.IOException;
import java.io.StreamCorruptedException;

/** The number of times each value of each group occurs, and the most frequent of them. */
final class ModeAccumulator extends ValueCountingAccumulator {

  private final int maxValues;

  ModeAccumulator(ColumnType type, int maxValues) {
    super(type, type);
    this.maxValues = maxValues;
  }

  @Override
  boolean isTooMuch(LongCounts counts) {
    return counts.size() > maxValues;
  }

  @Override
  void check(int group, LongCounts counts) throws IOException {
    if (isTooMuch(counts) || counts.size() == 0) {
      throw new StreamCorruptedException("counts of %d values".formatted(counts.size()));
    }
    super.check(group, counts);
  }

  @Override
  void append(int group, LongCounts counts, Column.Builder results) {
    if (isDropped(group)) {
      throw new GroupOverflowException(
          group,
          "has more than %d distinct values; give a larger 'max_values', or use 'top_k'"
              .formatted(maxValues));
    }
    append(mostFrequent(counts), results);
  }

  private long mostFrequent(LongCounts counts) {
    int best = 0;
    for (int i = 1; i < counts.size(); i++) {
      long more = counts.count(i) - counts.count(best);
      if (more > 0 || (more == 0 && words().compare(counts.word(i), counts.word(best)) < 0)) {
        best = i;
      }
    }
    return counts.word(best);
  }

  private void append(long word, Column.Builder results) {
    switch (type()) {
      case LONG -> ((LongColumn.Builder) results).append(word);
      case DOUBLE -> ((DoubleColumn.Builder) results).append(Double.longBitsToDouble(word));
      case BOOLEAN -> ((BooleanColumn.Builder) results).append(word != 0);
      case TEXT, JSON -> ((TextColumn.Builder) results).append(words().text(word));
    }
  }
}
