package farm.analysis.aggregate.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.distribution.distinct.CountDistinct;
import farm.analysis.aggregate.distribution.frequency.Histogram;
import farm.analysis.aggregate.distribution.frequency.Mode;
import farm.analysis.aggregate.distribution.frequency.TopK;
import farm.analysis.aggregate.distribution.quantile.Mad;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.distribution.rank.Spearman;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.aggregate.moment.ProportionCi;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of states of groups with no value, one, a few, and more than are kept exactly. */
class StateCodingTest {

  private static final int GROUPS = 4;

  static Stream<Arguments> aggregations() {
    return Stream.of(
        Arguments.of(new Quantile("value", 0.5, null, 20), ColumnType.DOUBLE),
        Arguments.of(new CountDistinct("value", 20), ColumnType.LONG),
        Arguments.of(new CountDistinct("value", 20), ColumnType.TEXT),
        Arguments.of(new TopK("value", 3, 20), ColumnType.TEXT),
        Arguments.of(new Mode("value", 20), ColumnType.TEXT),
        Arguments.of(new Spearman("value", "value", 20), ColumnType.DOUBLE),
        Arguments.of(new Mad("value", null, 20), ColumnType.LONG),
        Arguments.of(ProportionCi.of("value"), ColumnType.DOUBLE),
        Arguments.of(Histogram.of("value", 1), ColumnType.DOUBLE),
        Arguments.of(Histogram.of("value", List.of(0.0, 9.0)), ColumnType.LONG));
  }

  @ParameterizedTest
  @MethodSource("aggregations")
  void survivesTheRoundTripAndCanBeAddedTo(Aggregation aggregation, ColumnType type)
      throws IOException {
    Accumulator accumulator = filled(aggregation, type);
    byte[] bytes = encode(accumulator);

    Accumulator decoded = decode(aggregation, type, bytes);

    assertThat(encode(decoded)).isEqualTo(bytes);
    int[] groups = {0, 1, 2, 3};
    assertThat(decoded.estimates(groups)).isEqualTo(accumulator.estimates(groups));
    assertThat(decoded.byteSize()).isPositive();
    accumulator.merge(filled(aggregation, type), groups, groups);
    decoded.merge(filled(aggregation, type), groups, groups);
    assertThat(encode(decoded)).isEqualTo(encode(accumulator));
  }

  @ParameterizedTest
  @MethodSource("aggregations")
  void truncatedBytesAreRefused(Aggregation aggregation, ColumnType type) throws IOException {
    byte[] bytes = encode(filled(aggregation, type));
    int step = Math.max(1, bytes.length / 1_000);
    for (int length = 0; length < bytes.length; length += step) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode(aggregation, type, truncated))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("aggregations")
  void brokenBytesAreRefusedOrRead(Aggregation aggregation, ColumnType type) throws IOException {
    byte[] bytes = encode(filled(aggregation, type));
    Random random = new Random(6);
    int refused = 0;
    for (int run = 0; run < 2_000; run++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(Math.min(300, broken.length))] = (byte) random.nextInt();
      try {
        decode(aggregation, type, broken);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(20);
  }

  private static Accumulator filled(Aggregation aggregation, ColumnType type) {
    Accumulator accumulator = aggregation.accumulator(inputs(aggregation, type));
    accumulator.grow(GROUPS);
    int[] groups = IntStream.range(0, 60).map(row -> row == 0 ? 1 : row < 10 ? 2 : 3).toArray();
    Object[] values = IntStream.range(0, groups.length).mapToObj(i -> value(type, i)).toArray();
    Column column = Rows.column(type, values);
    Schema schema = Schema.of(List.of(new Schema.Field("value", type)));
    Chunk chunk = Chunk.of(schema, List.of(column), Rows.chunk(schema).origin(), values.length);
    accumulator.add(chunk, new int[aggregation.columns().size()], RowGroups.of(groups));
    return accumulator;
  }

  private static List<Schema.Field> inputs(Aggregation aggregation, ColumnType type) {
    return aggregation.columns().stream().map(name -> new Schema.Field(name, type)).toList();
  }

  private static Object value(ColumnType type, int i) {
    return switch (type) {
      case LONG -> (long) i;
      case DOUBLE -> i - 3.5;
      case BOOLEAN -> i % 2 == 0;
      case TEXT, JSON -> "agent " + i;
    };
  }

  private static byte[] encode(Accumulator accumulator) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    accumulator.encode(GROUPS, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Accumulator decode(Aggregation aggregation, ColumnType type, byte[] bytes)
      throws IOException {
    Accumulator decoded = aggregation.accumulator(inputs(aggregation, type));
    decoded.decode(GROUPS, new DataInputStream(new ByteArrayInputStream(bytes)));
    return decoded;
  }
}
