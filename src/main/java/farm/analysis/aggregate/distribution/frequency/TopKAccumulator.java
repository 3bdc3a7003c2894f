package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.distribution.ValueWords;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** How often each value of each group occurs. */
final class TopKAccumulator extends CountingAccumulator {

  private final ColumnType type;
  private final int k;
  private final int exactValues;
  private final ValueWords words;

  TopKAccumulator(ColumnType type, int k, int exactValues) {
    this.type = type;
    this.k = k;
    this.exactValues = exactValues;
    this.words = new ValueWords(type);
  }

  @Override
  boolean isTooMuch(LongCounts counts) {
    return counts.size() > exactValues;
  }

  @Override
  RuntimeException tooMuch(int group) {
    return new GroupOverflowException(
        group,
        "has more than %d distinct values; give a larger 'exact_values', ".formatted(exactValues)
            + "or group by the column itself and count the rows");
  }

  @Override
  IntToLongFunction words(Column column) {
    int[] numbers = words.numbersFor(column);
    return position -> words.word(column, position, numbers);
  }

  @Override
  long wordOf(CountingAccumulator other, long word) {
    return words.word(((TopKAccumulator) other).words, word);
  }

  @Override
  String json(int group, LongCounts counts) {
    JsonRows rows = new JsonRows();
    IntStream.range(0, counts.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(i -> -counts.count(i))
                .thenComparing((i, j) -> words.compare(counts.word(i), counts.word(j))))
        .limit(k)
        .forEach(i -> appendRow(counts.word(i), counts.count(i), rows));
    return rows.end();
  }

  private void appendRow(long word, long count, JsonRows rows) {
    rows.startRow();
    switch (type) {
      case LONG -> rows.put("value", word);
      case DOUBLE -> rows.put("value", Double.longBitsToDouble(word));
      case BOOLEAN -> rows.put("value", word != 0);
      case TEXT, JSON -> rows.put("value", words.text(word));
    }
    rows.put("count", count);
    rows.endRow();
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
  void check(long word) throws IOException {
    words.check(word);
  }

  @Override
  public long byteSize() {
    return super.byteSize() + words.byteSize();
  }
}
