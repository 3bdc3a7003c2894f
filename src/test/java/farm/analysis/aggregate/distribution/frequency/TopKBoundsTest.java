package farm.analysis.aggregate.distribution.frequency;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The most frequent values if there are more distinct values than are counted exactly. */
class TopKBoundsTest {

  private static final int ALL = 1_000_000;
  private static final int[] GROUPS = {0, 1};

  /** A row of an estimate, for a number or for a text that ends in a number. */
  private static final Pattern ROW =
      Pattern.compile("\\{\"value\":\"?[a-z ]*(\\d+)\"?,\"at_least\":(\\d+),\"at_most\":(\\d+)}");

  private record Bounds(long value, long atLeast, long atMost) {}

  @ParameterizedTest
  @CsvSource({
    "LONG, 1, 1.2",
    "LONG, 7, 1.2",
    "LONG, 50, 1.2",
    "TEXT, 7, 1.2",
    "TEXT, 50, 1.0",
    "LONG, 1, 0",
    "LONG, 7, 0",
    "LONG, 50, 0",
    "TEXT, 50, 0"
  })
  void boundsHoldInAnyOrderAndSplit(ColumnType type, int exactValues, double skew)
      throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<Long> values = values(random, 1 + random.nextInt(4_000), 400, skew);
      Map<Long, Long> counts = values.stream().collect(groupingBy(value -> value, counting()));
      Accumulator merged = merged(new TopK("value", ALL, exactValues), type, values, random);
      boolean many = counts.size() > exactValues;

      assertThat(merged.estimates(GROUPS)).isEqualTo(many ? 1 : 0);
      if (many) {
        checkBounds(bounds(merged), counts, values.size() / (exactValues + 1));
      }
    }
  }

  /**
   * Checks that counts are within their bounds, that all bounds are the same distance apart, at
   * most {@code mostError}, and that rows are in order. Checks that no other value is more frequent
   * than this distance.
   */
  private static void checkBounds(List<Bounds> bounds, Map<Long, Long> counts, long mostError) {
    Map<Long, Long> others = new HashMap<>(counts);
    long error = bounds.isEmpty() ? mostError : bounds.get(0).atMost - bounds.get(0).atLeast;
    assertThat(error).isBetween(0L, mostError);
    for (Bounds row : bounds) {
      assertThat(row.atLeast).isPositive();
      assertThat(row.atMost - row.atLeast).isEqualTo(error);
      assertThat(others.remove(row.value)).isBetween(row.atLeast, row.atMost);
    }
    assertThat(others.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(error));
    assertThat(bounds.stream().map(Bounds::atLeast))
        .isSortedAccordingTo(Collections.reverseOrder());
  }

  /**
   * {@code count} values out of {@code distinct}; the i-th is 1 / iˢᵏᵉʷ as frequent as the first.
   */
  private static List<Long> values(Random random, int count, int distinct, double skew) {
    double[] sums = new double[distinct];
    for (int i = 0; i < distinct; i++) {
      sums[i] = (i == 0 ? 0 : sums[i - 1]) + Math.pow(i + 1, -skew);
    }
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = Arrays.binarySearch(sums, random.nextDouble() * sums[distinct - 1]);
      values.add((long) (place < 0 ? -place - 1 : place));
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 20})
  void fewValuesAreExact(int distinct) throws IOException {
    List<Long> values = repeated(distinct);
    assertThat(harness(20).result(values))
        .isEqualTo(rows(distinct, count -> "\"count\":%1$d".formatted(count)));
    for (int seed = 0; seed < 50; seed++) {
      Accumulator merged =
          merged(new TopK("value", ALL, 20), ColumnType.LONG, values, new Random(seed));
      assertThat(merged.estimates(GROUPS)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 30, 40})
  void boundsMeetWhileAllValuesAreHeld(int distinct) {
    assertThat(harness(20).result(repeated(distinct)))
        .isEqualTo(rows(distinct, count -> "\"at_least\":%1$d,\"at_most\":%1$d".formatted(count)));
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 40, 41, 100})
  void moreAreEstimatedInAnyOrderAndSplit(int distinct) throws IOException {
    for (int seed = 0; seed < 100; seed++) {
      Accumulator merged =
          merged(new TopK("value", ALL, 20), ColumnType.LONG, repeated(distinct), new Random(seed));
      assertThat(merged.estimates(GROUPS)).isEqualTo(1);
      assertThat(result(merged, 1)).doesNotContain("\"count\"");
    }
  }

  /** The values from 1 to {@code distinct}, each as often as its number. */
  private static List<Long> repeated(int distinct) {
    List<Long> values = new ArrayList<>();
    LongStream.rangeClosed(1, distinct)
        .forEach(value -> values.addAll(Collections.nCopies((int) value, value)));
    return values;
  }

  /** The result for {@link #repeated}, with these texts for the counts. */
  private static String rows(int distinct, LongFunction<String> counts) {
    StringBuilder rows = new StringBuilder("[");
    for (long value = distinct; value > 0; value--) {
      rows.append("{\"value\":%d,%s}".formatted(value, counts.apply(value)));
      rows.append(value == 1 ? "]" : ",");
    }
    return rows.toString();
  }

  private static AggregationHarness harness(int exactValues) {
    return new AggregationHarness(new TopK("value", ALL, exactValues), ColumnType.LONG);
  }

  @Test
  void boundsOfAFewValues() {
    TopK top = new TopK("value", 3, 2);
    Accumulator accumulator = accumulator(top, ColumnType.TEXT);
    add(accumulator, ColumnType.TEXT, List.of("a", "a", "a", "a", "b", "b", "b", "c", "c", "d"), 1);
    assertThat(result(accumulator, 1))
        .isEqualTo(
            "[{\"value\":\"a\",\"at_least\":4,\"at_most\":4},"
                + "{\"value\":\"b\",\"at_least\":3,\"at_most\":3},"
                + "{\"value\":\"c\",\"at_least\":2,\"at_most\":2}]");
    add(accumulator, ColumnType.TEXT, List.of("e"), 1);
    assertThat(result(accumulator, 1))
        .isEqualTo(
            "[{\"value\":\"a\",\"at_least\":2,\"at_most\":4},"
                + "{\"value\":\"b\",\"at_least\":1,\"at_most\":3}]");
  }

  /** Bounds may be 96 apart, so the frequent values' own count of 100 can't be subtracted. */
  @Test
  void rareValuesTakeLittleFromAsManyFrequentOnesAsAreExact() throws IOException {
    List<Long> values = new ArrayList<>();
    for (long value = 0; value < 20; value++) {
      values.addAll(Collections.nCopies(100, value));
    }
    LongStream.range(20, 41).forEach(values::add);
    Map<Long, Long> counts = values.stream().collect(groupingBy(value -> value, counting()));
    for (int seed = 0; seed < 20; seed++) {
      TopK top = new TopK("value", ALL, 20);
      List<Bounds> bounds = bounds(merged(top, ColumnType.LONG, values, new Random(seed)));
      assertThat(bounds).hasSize(20);
      checkBounds(bounds, counts, values.size() / 21);
    }
  }

  @Test
  void ofValuesThatAllDifferNoneIsFrequent() throws IOException {
    List<Long> values = LongStream.range(0, 41).boxed().toList();
    Accumulator merged = merged(new TopK("value", 5, 20), ColumnType.LONG, values, new Random(1));
    assertThat(result(merged, 1)).isEqualTo("[]");
    assertThat(result(coded(merged, new TopK("value", 5, 20), ColumnType.LONG), 1)).isEqualTo("[]");
  }

  @Test
  void aMillionTextsTakeTheMemoryOfAFew() throws IOException {
    TopK top = new TopK("value", 2, 1_000);
    Accumulator merged = accumulator(top, ColumnType.TEXT);
    Accumulator added = accumulator(top, ColumnType.TEXT);
    add(added, ColumnType.TEXT, List.of("prey", "predator"), 0);
    long most = 0;
    long mostMerged = 0;
    for (int first = 0; first < 1_000_000; first += 2_000) {
      List<String> texts =
          new ArrayList<>(
              IntStream.range(first, first + 2_000)
                  .mapToObj(i -> i % 100 < 2 ? "often " + i % 100 : "agent " + i)
                  .toList());
      add(added, ColumnType.TEXT, texts, 1);
      most = Math.max(most, added.byteSize());
      if (first % 20_000 == 0) {
        merged.merge(coded(added, top, ColumnType.TEXT), GROUPS, GROUPS);
        mostMerged = Math.max(mostMerged, merged.byteSize());
        added = accumulator(top, ColumnType.TEXT);
        add(added, ColumnType.TEXT, List.of("prey", "predator"), 0);
      }
    }
    merged.merge(added, GROUPS, GROUPS);

    assertThat(most).isLessThan(1_500_000);
    assertThat(mostMerged).isLessThan(1_500_000);
    List<Bounds> bounds = bounds(merged);
    assertThat(bounds).extracting(Bounds::value).containsExactlyInAnyOrder(0L, 1L);
    assertThat(bounds)
        .allSatisfy(
            row -> {
              assertThat(row.atLeast).isBetween(10_000L - 999, 10_000L);
              assertThat(row.atMost).isBetween(10_000L, 10_000L + 999);
            });
    assertThat(result(merged, 0))
        .isEqualTo("[{\"value\":\"predator\",\"count\":51},{\"value\":\"prey\",\"count\":51}]");
  }

  @Test
  void saysHowFarBoundsAreApart() {
    assertThat(TopK.of("value", 1).errorOfEstimates())
        .isEqualTo("the bounds of a count differ by at most 1/100001 of the values");
    assertThat(new TopK("value", 1, 99).errorOfEstimates())
        .isEqualTo("the bounds of a count differ by at most 1/100 of the values");
  }

  /** Values of group 1, shuffled and split over accumulators that are encoded and merged. */
  private static Accumulator merged(TopK top, ColumnType type, List<Long> values, Random random)
      throws IOException {
    List<Object> shuffled = new ArrayList<>();
    values.forEach(value -> shuffled.add(type == ColumnType.TEXT ? "agent " + value : value));
    if (random.nextBoolean()) {
      Collections.shuffle(shuffled, random);
    }
    Deque<Accumulator> parts = new ArrayDeque<>(List.of(accumulator(top, type)));
    int most = 1 + random.nextInt(shuffled.size());
    for (int first = 0; first < shuffled.size(); first += most) {
      int end = Math.min(shuffled.size(), first + most);
      Accumulator part = random.nextInt(3) == 0 ? parts.remove() : accumulator(top, type);
      add(part, type, shuffled.subList(first, end), 1);
      parts.add(part);
    }
    while (parts.size() > 1) {
      Accumulator into = parts.remove();
      into.merge(random.nextBoolean() ? parts.remove() : parts.removeLast(), GROUPS, GROUPS);
      parts.add(random.nextBoolean() ? into : coded(into, top, type));
    }
    return parts.remove();
  }

  private static Accumulator accumulator(TopK top, ColumnType type) {
    Accumulator accumulator = top.accumulator(new Schema.Field("value", type));
    accumulator.grow(GROUPS.length);
    return accumulator;
  }

  private static void add(Accumulator to, ColumnType type, List<?> values, int group) {
    Schema schema = Schema.of(List.of(new Schema.Field("value", type)));
    Column column = Rows.column(type, values.toArray());
    Chunk chunk = Chunk.of(schema, List.of(column), Rows.chunk(schema).origin(), values.size());
    int[] groups = new int[values.size()];
    Arrays.fill(groups, group);
    to.add(chunk, new int[] {0}, RowGroups.of(groups));
  }

  private static String result(Accumulator accumulator, int group) {
    return ((TextColumn) accumulator.results(new int[] {group}).get(0)).textAt(0);
  }

  private static List<Bounds> bounds(Accumulator accumulator) {
    return ROW.matcher(result(accumulator, 1))
        .results()
        .map(
            row ->
                new Bounds(
                    Long.parseLong(row.group(1)),
                    Long.parseLong(row.group(2)),
                    Long.parseLong(row.group(3))))
        .toList();
  }

  private static Accumulator coded(Accumulator accumulator, TopK top, ColumnType type)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    accumulator.encode(GROUPS.length, new DataOutputStream(bytes));
    Accumulator decoded = top.accumulator(new Schema.Field("value", type));
    decoded.decode(
        GROUPS.length, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return decoded;
  }
}
