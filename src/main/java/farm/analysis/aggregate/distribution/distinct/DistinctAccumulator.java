package farm.analysis.aggregate.distribution.distinct;

import farm.analysis.aggregate.distribution.LongNumbers;
import farm.analysis.aggregate.distribution.ValueWords;
import farm.analysis.aggregate.distribution.WordSet;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The distinct values of each group, or a sketch of them if there are too many. */
final class DistinctAccumulator implements Accumulator {

  private static final int NONE = 0;
  private static final int EXACT = 1;
  private static final int SKETCHED = 2;

  private final int exactValues;
  private final ValueWords words;

  /** By group; null if the group is empty or has a sketch. */
  private @Nullable WordSet[] distinct = new @Nullable WordSet[0];

  /** By group; the array is empty until there is a sketch. */
  private @Nullable DistinctSketch[] sketches = new @Nullable DistinctSketch[0];

  private long bytes;

  DistinctAccumulator(ColumnType type, int exactValues) {
    this.exactValues = exactValues;
    this.words = new ValueWords(type);
  }

  @Override
  public void grow(int groups) {
    if (groups > distinct.length) {
      distinct = Arrays.copyOf(distinct, Math.max(groups, 2 * distinct.length));
    }
  }

  private @Nullable DistinctSketch sketch(int group) {
    return group < sketches.length ? sketches[group] : null;
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column column = chunk.column(columns[0]);
    int[] numbers = words.numbersFor(column);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (column.isMissing(position)) {
        continue;
      }
      DistinctSketch sketch = sketch(groups.of(row));
      if (sketch == null) {
        add(groups.of(row), words.word(column, position, numbers));
      } else if (column instanceof TextColumn text) {
        sketch.add(text.textAt(position));
      } else {
        sketch.add(ValueWords.word(column, position));
      }
    }
  }

  /** Adds a value to a group that has no sketch. */
  private void add(int group, long word) {
    WordSet known = distinct[group];
    WordSet values = known == null ? emptySet() : known;
    bytes -= known == null ? 0 : known.byteSize();
    values.add(word);
    bytes += values.byteSize();
    distinct[group] = values;
    if (values.size() > exactValues) {
      sketched(group);
    }
  }

  private WordSet emptySet() {
    return words.areTexts() ? new TextSet() : new LongNumbers();
  }

  /** Returns the sketch of a group; the first call makes it from the group's values. */
  private DistinctSketch sketched(int group) {
    DistinctSketch known = sketch(group);
    if (known != null) {
      return known;
    }
    if (sketches.length < distinct.length) {
      sketches = Arrays.copyOf(sketches, distinct.length);
    }
    DistinctSketch sketch = new DistinctSketch();
    WordSet values = distinct[group];
    if (values != null) {
      values.forEach(word -> add(words, word, sketch));
      bytes -= values.byteSize();
    }
    bytes += sketch.byteSize();
    sketches[group] = sketch;
    distinct[group] = null;
    return sketch;
  }

  private static void add(ValueWords words, long word, DistinctSketch sketch) {
    if (words.areTexts()) {
      sketch.add(words.text(word));
    } else {
      sketch.add(word);
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    DistinctAccumulator others = (DistinctAccumulator) other;
    LongUnaryOperator wordsHere = words.wordsOf(others.words);
    for (int i = 0; i < slots.length; i++) {
      DistinctSketch sketch = others.sketch(slots[i]);
      WordSet values = others.distinct[slots[i]];
      if (sketch != null) {
        sketched(groups[i]).merge(sketch);
      } else if (values != null) {
        int group = groups[i];
        values.forEach(word -> merge(group, others.words, word, wordsHere));
      }
    }
  }

  private void merge(int group, ValueWords others, long word, LongUnaryOperator wordsHere) {
    DistinctSketch sketch = sketch(group);
    if (sketch == null) {
      add(group, wordsHere.applyAsLong(word));
    } else {
      add(others, word, sketch);
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    long[] results = new long[groups.length];
    Arrays.setAll(results, i -> count(groups[i]));
    return List.of(LongColumn.of(results));
  }

  private long count(int group) {
    DistinctSketch sketch = sketch(group);
    WordSet values = distinct[group];
    if (sketch != null) {
      return Math.max(exactValues + 1L, Math.round(sketch.estimate()));
    }
    return values == null ? 0 : values.size();
  }

  @Override
  public int estimates(int[] groups) {
    return (int) Arrays.stream(groups).filter(group -> sketch(group) != null).count();
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    words.encode(out);
    for (int group = 0; group < groups; group++) {
      DistinctSketch sketch = sketch(group);
      WordSet values = distinct[group];
      out.writeByte(sketch != null ? SKETCHED : values != null ? EXACT : NONE);
      if (sketch != null) {
        sketch.encode(out);
      } else if (values != null) {
        values.encode(out);
      }
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    words.decode(in);
    for (int group = 0; group < groups; group++) {
      int kind = in.readUnsignedByte();
      if (kind == SKETCHED) {
        sketched(group).merge(DistinctSketch.decode(in));
      } else if (kind == EXACT) {
        distinct[group] = decodeValues(in);
      } else if (kind != NONE) {
        throw new StreamCorruptedException("group of kind %d".formatted(kind));
      }
    }
  }

  private WordSet decodeValues(DataInputStream in) throws IOException {
    WordSet values =
        words.areTexts() ? TextSet.decode(in, words.textCount()) : LongNumbers.decode(in);
    if (values.size() > exactValues) {
      throw new StreamCorruptedException(
          "%d values; should be 0 to %d".formatted(values.size(), exactValues));
    }
    bytes += values.byteSize();
    return values;
  }

  @Override
  public long byteSize() {
    return bytes + words.byteSize() + 4L * (distinct.length + sketches.length);
  }
}
