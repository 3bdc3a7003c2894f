package farm.analysis.aggregate.function;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.Accumulator;
import farm.analysis.aggregate.Aggregation;
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
import org.jspecify.annotations.Nullable;

/**
 * Runs one aggregation of the column {@code value}: in one go, and shuffled and split over
 * accumulators that are merged and encoded, which must give the same bits and change no argument.
 */
final class AggregationHarness {

  private static final int GROUPS = 3;
  private static final int RUNS = 5;

  private final Aggregation aggregation;
  private final Schema schema;
  private final int column;

  AggregationHarness(Aggregation aggregation, ColumnType type) {
    this.aggregation = aggregation;
    this.schema = Schema.of(new Schema.Field("value", type));
    this.column = aggregation.column() == null ? -1 : 0;
  }

  /** The result for these values, of which null is missing; null if it is missing. */
  @Nullable Object result(@Nullable Object... values) {
    return result(Arrays.asList(values));
  }

  /** The result for these values, of which null is missing; null if it is missing. */
  @Nullable Object result(List<? extends @Nullable Object> values) {
    Accumulator atOnce = accumulator();
    add(atOnce, values, 1);
    Column expected = atOnce.result(new int[] {1, 0});
    assertThat(expected.type()).isEqualTo(aggregation.resultType(input()));
    for (int seed = 0; seed < RUNS; seed++) {
      Column actual = mergedResult(values, new Random(seed));
      assertThat(chunk(actual))
          .describedAs("%s of %s", Rows.of(actual), values)
          .isEqualTo(chunk(expected));
    }
    return expected.valueAt(0);
  }

  /** The result of group 1, which has met the values, and of group 0, which has met none. */
  private Column mergedResult(List<? extends @Nullable Object> values, Random random) {
    List<Object> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    Deque<Accumulator> parts = new ArrayDeque<>(List.of(accumulator()));
    while (!shuffled.isEmpty() || parts.size() < 3) {
      List<Object> rows = shuffled.subList(0, random.nextInt(shuffled.size() + 1));
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
    return parts.remove().result(new int[] {1, 0});
  }

  private Accumulator accumulator() {
    Accumulator accumulator = aggregation.accumulator(input());
    accumulator.grow(GROUPS);
    return accumulator;
  }

  private Schema.@Nullable Field input() {
    return column < 0 ? null : schema.field(0);
  }

  private void add(Accumulator accumulator, List<? extends @Nullable Object> values, int group) {
    Column all = Rows.column(schema.field(0).type(), values.toArray());
    Chunk chunk = Chunk.of(schema, List.of(all), Rows.chunk(schema).origin(), values.size());
    int[] groups = new int[values.size()];
    Arrays.fill(groups, group);
    accumulator.add(chunk, column, groups);
  }

  /** A chunk of the column, as chunks are compared bit for bit. */
  private static Chunk chunk(Column column) {
    Schema one = Schema.of(new Schema.Field("result", column.type()));
    return Chunk.of(one, List.of(column), Rows.chunk(one).origin(), column.size());
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
      Accumulator accumulator = aggregation.accumulator(input());
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      accumulator.decode(GROUPS, in);
      assertThat(in.available()).isZero();
      return accumulator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
