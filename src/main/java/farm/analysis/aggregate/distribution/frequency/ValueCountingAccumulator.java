package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.distribution.ValueWords;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;

/** Counts, for each group, the values of a column of any type. */
abstract class ValueCountingAccumulator extends CountingAccumulator {

  /** The number of unused texts to tolerate, beyond the number of texts held. */
  private static final int SPARE_TEXTS = 1_024;

  private final ColumnType type;
  private ValueWords words;

  /** Creates an empty accumulator for values of one type and results of another. */
  ValueCountingAccumulator(ColumnType type, ColumnType result) {
    super(result);
    this.type = type;
    this.words = new ValueWords(type);
  }

  /** The type of the values. */
  final ColumnType type() {
    return type;
  }

  /** The values that the words stand for. */
  final ValueWords words() {
    return words;
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    super.add(chunk, columns, groups);
    dropTexts();
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    super.merge(other, slots, groups);
    dropTexts();
  }

  /** Drops the texts that no group holds, once they may be half of all texts. */
  private void dropTexts() {
    if (words.textCount() > 2 * size() + SPARE_TEXTS) {
      ValueWords held = new ValueWords(type);
      mapWords(held.wordsOf(words));
      words = held;
    }
  }

  @Override
  final IntToLongFunction words(Column column) {
    int[] numbers = words.numbersFor(column);
    return position -> words.word(column, position, numbers);
  }

  @Override
  final LongUnaryOperator wordsOf(CountingAccumulator other) {
    return words.wordsOf(((ValueCountingAccumulator) other).words);
  }

  @Override
  void check(int group, LongCounts counts) throws IOException {
    for (int w = 0; w < counts.size(); w++) {
      words.check(counts.word(w));
    }
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    words.encode(out);
    super.encode(groups, out);
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    words.decode(in);
    super.decode(groups, in);
  }

  @Override
  public long byteSize() {
    return super.byteSize() + words.byteSize();
  }
}
