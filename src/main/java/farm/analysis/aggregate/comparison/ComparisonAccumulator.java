package farm.analysis.aggregate.comparison;

import farm.analysis.aggregate.comparison.Sides.Side;
import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.distribution.ValueWords;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.process.value.ValueConversion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sides of the comparison of each group. */
final class ComparisonAccumulator implements Accumulator {

  private final Comparison comparison;
  private final ColumnType values;
  private final ColumnType naming;
  private final ValueWords words;

  /** The words of the names that were asked for; empty if all names count. */
  private final long[] asked;

  /** By group; null if the group is empty. */
  private @Nullable Sides[] sides = new @Nullable Sides[0];

  private long bytes;

  ComparisonAccumulator(Comparison comparison, ColumnType values, ColumnType naming) {
    this.comparison = comparison;
    this.values = values;
    this.naming = naming;
    this.words = new ValueWords(naming);
    this.asked = words(comparison.names());
  }

  private long[] words(List<String> names) {
    Column.Builder builder = Column.builder(naming, names.size());
    names.forEach(
        name -> builder.appendBoxed(Objects.requireNonNull(ValueConversion.of(name, naming))));
    Column column = builder.build();
    int[] numbers = words.numbersFor(column);
    long[] found = new long[names.size()];
    Arrays.setAll(found, position -> words.word(column, position, numbers));
    return found;
  }

  @Override
  public void grow(int groups) {
    if (groups > sides.length) {
      sides = Arrays.copyOf(sides, Math.max(groups, 2 * sides.length));
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column numbers = chunk.column(columns[0]);
    Column names = chunk.column(columns[1]);
    int[] numbered = words.numbersFor(names);
    int end;
    for (int first = 0; first < chunk.rowCount(); first = end) {
      end = groups.endOfRun(first);
      Sides of = take(groups.of(first));
      for (int row = first; row < end; row++) {
        int position = chunk.position(row);
        if (!numbers.isMissing(position) && !names.isMissing(position)) {
          long name = words.word(names, position, numbered);
          if (asked.length == 0 || name == asked[0] || name == asked[1]) {
            of.add(name, Numbers.ordered(numbers, position), 1);
          }
        }
      }
      put(groups.of(first), of);
    }
  }

  /**
   * Returns the sides of a group, new ones if it is empty. They may be changed, and don't count as
   * memory, until they are {@link #put} back.
   */
  private Sides take(int group) {
    Sides of = sides[group];
    if (of == null) {
      return new Sides(comparison.maxValues(), words);
    }
    bytes -= of.byteSize();
    return of;
  }

  private void put(int group, Sides of) {
    if (!of.all().isEmpty()) {
      bytes += of.byteSize();
      sides[group] = of;
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    ComparisonAccumulator others = (ComparisonAccumulator) other;
    LongUnaryOperator namesHere = words.wordsOf(others.words);
    for (int i = 0; i < slots.length; i++) {
      Sides more = others.sides[slots[i]];
      if (more != null) {
        merge(groups[i], more, namesHere);
      }
    }
  }

  private void merge(int group, Sides more, LongUnaryOperator namesHere) {
    Sides of = take(group);
    of.merge(more, namesHere);
    put(group, of);
  }

  @Override
  public List<Column> results(int[] groups) {
    ComparisonColumns results = new ComparisonColumns(naming, groups.length);
    for (int group : groups) {
      Sides of = sides[group];
      if (asked.length > 0) {
        Sides known = of == null ? new Sides(0, words) : of;
        results.append(words, asked, compared(group, known, asked));
      } else if (of == null) {
        results.appendMissing();
      } else {
        long[] found = names(group, of);
        results.append(words, found, compared(group, of, found));
      }
    }
    return results.build();
  }

  /** The names of the two sides that a group has. */
  private long[] names(int group, Sides of) {
    List<Side> all = of.all();
    String names =
        all.stream().map(side -> "'%s'".formatted(text(side))).collect(Collectors.joining(", "));
    if (all.size() == 1) {
      throw new GroupOverflowException(
          group,
          "has one group in column '%s', %s; should have two, or 'first' and 'second' should name them"
              .formatted(comparison.groups(), names));
    }
    if (all.size() > 2) {
      throw new GroupOverflowException(
          group,
          "has more than two groups in column '%s', such as %s; name two with 'first' and 'second'"
              .formatted(comparison.groups(), names));
    }
    return all.stream().mapToLong(Side::name).toArray();
  }

  private @Nullable Object text(Side side) {
    Column.Builder name = Column.builder(naming, 1);
    words.append(side.name(), name);
    return name.build().valueAt(0);
  }

  private Compared compared(int group, Sides of, long[] names) {
    return Compared.of(
        sample(group, of, names[0]), sample(group, of, names[1]), comparison.level());
  }

  private Sample sample(int group, Sides of, long name) {
    LongCounts counts = of.values(name).orElseGet(LongCounts::new);
    if (of.isTooMuch(counts)) {
      throw new GroupOverflowException(
          group,
          ("has more than %d distinct values in a group; aggregate each run first, or give a larger"
                  + " 'max_values'")
              .formatted(comparison.maxValues()));
    }
    return new Sample(counts, values == ColumnType.DOUBLE);
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    words.encode(out);
    for (int group = 0; group < groups; group++) {
      Sides of = sides[group];
      out.writeBoolean(of != null);
      if (of != null) {
        of.encode(out);
      }
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    ValueWords coded = new ValueWords(naming);
    coded.decode(in);
    LongUnaryOperator namesHere = words.wordsOf(coded);
    grow(groups);
    for (int group = 0; group < groups; group++) {
      if (in.readBoolean()) {
        merge(group, Sides.decode(in, comparison.maxValues(), coded), namesHere);
      }
    }
  }

  @Override
  public long byteSize() {
    return bytes + 4L * sides.length + words.byteSize();
  }
}
