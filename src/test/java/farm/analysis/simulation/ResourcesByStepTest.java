package farm.analysis.simulation;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesByStepTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("amount", ColumnType.DOUBLE),
          new Field("run", ColumnType.TEXT),
          new Field("step", ColumnType.LONG));

  private static final ResourcesByStep RESOURCES =
      ResourcesByStep.of(List.of("run"), "step", "amount");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void equalsTheFormulasOfEachStep(int seed) {
    Random random = new Random(seed);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    TreeMap<String, TreeMap<Long, List<Double>>> runs = new TreeMap<>();
    for (int i = 0; i < 150; i++) {
      String run = "run" + random.nextInt(2);
      long step = random.nextInt(12);
      Double amount = amount(random);
      rows.add(row(amount, run, step));
      List<Double> amounts =
          runs.computeIfAbsent(run, r -> new TreeMap<>())
              .computeIfAbsent(step, s -> new ArrayList<>());
      if (amount != null) {
        amounts.add(amount);
      }
    }
    List<List<@Nullable Object>> expected = new ArrayList<>();
    runs.forEach(
        (run, steps) -> {
          Double before = null;
          for (Long step : steps.keySet()) {
            before = addExpected(row(run, step), steps.get(step), before, expected);
          }
        });

    EveryOrder.assertClose(EveryOrder.rows(RESOURCES, Rows.chunk(SCHEMA, rows)), expected);
  }

  private static @Nullable Double amount(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> null;
      case 1 -> Double.NaN;
      case 2, 3 -> 0.0;
      case 4 -> -1.5;
      case 5 -> 1e-300;
      default -> random.nextDouble() * 30;
    };
  }

  /** Adds the expected row of a step; returns the step's total. */
  private static @Nullable Double addExpected(
      List<@Nullable Object> key,
      List<Double> amounts,
      @Nullable Double before,
      List<List<@Nullable Object>> expected) {
    boolean anyNaN = amounts.stream().anyMatch(amount -> amount.isNaN());
    List<Double> positive = amounts.stream().filter(amount -> amount > 0).toList();
    Double total = amounts.isEmpty() ? null : (Double) (anyNaN ? Double.NaN : sum(amounts));
    Double consumed = before == null || total == null ? null : (Double) (before - total);
    List<@Nullable Object> row = new ArrayList<>(key);
    row.add((long) amounts.size());
    row.add((long) (amounts.size() - positive.size()));
    row.add(total);
    row.add(total == null ? null : (Double) (total / amounts.size()));
    row.add(total == null ? null : anyNaN ? (Double) Double.NaN : Collections.min(amounts));
    row.add(total == null ? null : anyNaN ? (Double) Double.NaN : Collections.max(amounts));
    row.add(positive.size() < 2 ? null : (Double) evenness(positive));
    row.add(consumed == null || consumed.isNaN() ? null : consumed);
    expected.add(row);
    return total;
  }

  private static double sum(List<Double> amounts) {
    return amounts.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static double evenness(List<Double> amounts) {
    double total = sum(amounts);
    return amounts.stream()
        .map(amount -> amount / total)
        .mapToDouble(p -> -p * Math.log(p) / Math.log(amounts.size()))
        .sum();
  }

  @Test
  void equalAmountsAreEvenAndWhatIsLessNextWasConsumed() {
    assertThat(rows(row(2.0, "a", 1L), row(2.0, "a", 1L), row(3.0, "a", 5L), row(0.0, "a", 5L)))
        .containsExactly(
            row("a", 1L, 2L, 0L, 4.0, 2.0, 2.0, 2.0, 1.0, null),
            row("a", 5L, 2L, 1L, 3.0, 1.5, 0.0, 3.0, null, 1.0));
  }

  @Test
  void missingAmountsAreNotCounted() {
    assertThat(rows(row(null, "a", 1L), row(2.0, "a", 2L), row(null, "a", 2L)))
        .containsExactly(
            row("a", 1L, 0L, 0L, null, null, null, null, null, null),
            row("a", 2L, 1L, 0L, 2.0, 2.0, 2.0, 2.0, null, null));
  }

  @Test
  void evennessOfOneGreatAndOneTinyAmountIsNotBelowZero() {
    List<@Nullable Object> row = rows(row(1e300, "a", 1L), row(1e-300, "a", 1L)).get(0);
    assertThat(row.get(8)).isEqualTo(0.0);
  }

  @Test
  void wholeAmountsKeepTheirType() {
    Schema longs =
        Schema.of(new Field("step", ColumnType.LONG), new Field("amount", ColumnType.LONG));
    ResourcesByStep resources = ResourcesByStep.of(List.of(), "step", "amount");
    assertThat(resources.result(longs))
        .hasToString(
            "step long, resources long, depleted long, total long, mean double, min long, max long,"
                + " evenness double, consumed double");
    assertThat(EveryOrder.rows(resources, Rows.chunk(longs, row(1L, 3L), row(1L, 3L))))
        .containsExactly(row(1L, 2L, 0L, 6L, 3.0, 3L, 3L, 1.0, null));
  }

  @Test
  void noRowsGiveNone() {
    assertThat(rows()).isEmpty();
  }

  @Test
  void columnsThatAreNotThereAreAllReported() {
    assertThatThrownBy(() -> ResourcesByStep.of(List.of("runs"), "step", "amounts").result(SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'runs'; did you mean 'run'? Columns: amount, run, step")
        .satisfies(
            e ->
                assertThat(Arrays.asList(e.getSuppressed()))
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "no column 'amounts'; did you mean 'amount'? Columns: amount, run, step"));
  }

  @Test
  void amountsShouldBeNumbers() {
    assertThatThrownBy(() -> ResourcesByStep.of(List.of(), "step", "run").result(SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage("amounts should be numbers: column 'run' is text");
  }

  private static List<List<@Nullable Object>> rows(List<?>... rows) {
    return EveryOrder.rows(RESOURCES, Rows.chunk(SCHEMA, rows));
  }
}
