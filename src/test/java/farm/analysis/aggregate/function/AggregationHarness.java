package farm.analysis.aggregate.function;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs one aggregation at once, and again with its rows shuffled and split over accumulators that
 * are merged and encoded. Checks that both give the same bits and that merging changes no argument.
 */
public final class AggregationHarness {

  private static final int GROUPS = 3;
  private static final int RUNS = 5;

  private final Aggregation aggregation;
  private final Schema schema;

  /** An aggregation of columns of these types. */
  public AggregationHarness(Aggregation aggregation, ColumnType... types) {
    this.aggregation = aggregation;
    List<String> columns = aggregation.columns();
    this.schema =
        Schema.of(
            IntStream.range(0, columns.size())
                .mapToObj(c -> new Schema.Field(columns.get(c), types[c]))
                .toList());
  }

  /** The result for these values of one column; null stands for a missing value or result. */
  public @Nullable Object result(@Nullable Object... values) {
    return result(Arrays.asList(values));
  }

  /** The result for these values of one column; null stands for a missing value or result. */
  public @Nullable Object result(List<? extends @Nullable Object> values) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    values.forEach(value -> rows.add(Collections.singletonList(value)));
    return results(rows).get(0);
  }

  /** The results for rows with a value for each column; null stands for a missing value. */
  public List<@Nullable Object> results(List<? extends List<? extends @Nullable Object>> rows) {
    Accumulator atOnce = accumulator();
    add(atOnce, rows, 1);
    Chunk expected = results(atOnce);
    for (int seed = 0; seed < RUNS; seed++) {
      Chunk actual = mergedResults(rows, new Random(seed));
      assertThat(actual)
          .describedAs("%s, should be %s of %s", Rows.of(actual), Rows.of(expected), rows)
          .isEqualTo(expected);
    }
    return Rows.of(expected).get(0);
  }

  /** The results of group 1, which has the values, and of group 0, which has none. */
  private Chunk results(Accumulator accumulator) {
    List<Column> columns = accumulator.results(new int[] {1, 0});
    Schema results = Schema.of(aggregation.results("result", schema.fields()));
    return Chunk.of(results, columns, Rows.chunk(results).origin(), 2);
  }

  private Chunk mergedResults(List<? extends List<? extends @Nullable Object>> all, Random random) {
    List<List<? extends @Nullable Object>> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    Deque<Accumulator> parts = new ArrayDeque<>(List.of(accumulator()));
    while (!shuffled.isEmpty() || parts.size() < 3) {
      List<List<? extends @Nullable Object>> rows =
          shuffled.subList(0, random.nextInt(shuffled.size() + 1));
      Accumulator part = accumulator();
      add(part, rows, 1);
      parts.add(part);
      rows.clear();
    }
    while (parts.size() > 1) {
      Accumulator merged = parts.remove();
      Accumulator other = parts.remove();
      byte[] before = encoded(other);
      merged.merge(other, new int[] {2, 1, 0}, new int[] {2, 1, 0});
      assertThat(encoded(other)).isEqualTo(before);
      parts.add(random.nextBoolean() ? merged : decoded(encoded(merged)));
    }
    return results(parts.remove());
  }

  private Accumulator accumulator() {
    Accumulator accumulator = aggregation.accumulator(schema.fields());
    accumulator.grow(GROUPS);
    return accumulator;
  }

  private void add(
      Accumulator accumulator, List<? extends List<? extends @Nullable Object>> rows, int group) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      int column = c;
      columns.add(
          Rows.column(schema.field(c).type(), rows.stream().map(row -> row.get(column)).toArray()));
    }
    Chunk chunk = Chunk.of(schema, columns, Rows.chunk(schema).origin(), rows.size());
    int[] groups = new int[rows.size()];
    Arrays.fill(groups, group);
    accumulator.add(chunk, IntStream.range(0, columns.size()).toArray(), RowGroups.of(groups));
  }

  private static byte[] encoded(Accumulator accumulator) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      accumulator.encode(GROUPS, new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Accumulator decoded(byte[] bytes) {
    try {
      Accumulator accumulator = aggregation.accumulator(schema.fields());
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      accumulator.decode(GROUPS, in);
      assertThat(in.available()).isZero();
      return accumulator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
