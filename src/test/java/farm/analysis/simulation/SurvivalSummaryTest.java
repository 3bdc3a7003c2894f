package farm.analysis.simulation;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.simulation.NaiveSurvival.Individual;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivalSummaryTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("group", ColumnType.TEXT),
          new Field("time", ColumnType.DOUBLE),
          new Field("event", ColumnType.BOOLEAN));

  /**
   * The values are those of R 4.2.2, survival 3.5-3: {@code survfit(Surv(time, status) ~ 1,
   * conf.type = "log-log")}, printed with {@code rmean = "individual"}.
   */
  @Test
  void publishedTimesHaveTheValuesOfR() {
    EveryOrder.assertClose(
        EveryOrder.rows(summary(0.95, null), published()),
        List.of(
            row("6-MP", 21L, 9L, 23.0, 13.0, null, 35.0, 23.287394957983192, 2.827467623371463),
            row("maintained", 11L, 7L, 31.0, 13.0, null, 161.0, 52.64545454545454, 19.82860279556),
            row("not", 12L, 11L, 23.0, 5.0, 33.0, 45.0, 22.708333333333332, 4.180941981033155),
            row("placebo", 21L, 21L, 8.0, 4.0, 11.0, 23.0, 8.666666666666666, 1.377390041264)));
  }

  /** As above, with {@code rmean = 23}. */
  @Test
  void meansUntilATimeHaveTheValuesOfR() {
    List<List<@Nullable Object>> rows = EveryOrder.rows(summary(0.95, 23.0), published());
    EveryOrder.assertClose(
        List.of(rows.get(0).subList(6, 9), rows.get(3).subList(6, 9)),
        List.of(
            row(23.0, 17.909243697478992, 1.553189978248),
            row(23.0, 8.666666666666666, 1.377390041264)));
  }

  private static Chunk published() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    add("6-MP", PublishedTimes.SIX_MP, rows);
    add("placebo", PublishedTimes.PLACEBO, rows);
    add("maintained", PublishedTimes.MAINTAINED, rows);
    add("not", PublishedTimes.NOT_MAINTAINED, rows);
    return Rows.chunk(SCHEMA, rows);
  }

  private static void add(
      String group, List<Individual> individuals, List<List<@Nullable Object>> rows) {
    individuals.forEach(one -> rows.add(row(group, one.time(), one.event())));
  }

  @ParameterizedTest
  @CsvSource({
    "11, 0.95, 1.959963984540054,", "12, 0.95, 1.959963984540054, 6",
    "13, 0.9, 1.6448536269514722, 40", "14, 0.99, 2.5758293035489004, 3.5",
    "15, 0.5, 0.6744897501960817,", "16, 0.95, 1.959963984540054, 0.01"
  })
  void equalsTheDefinitions(int seed, double level, double z, @Nullable Double until) {
    TreeMap<String, NaiveSurvival> groups = new TreeMap<>();
    Chunk rows = RandomLives.rows(seed, 60, groups);
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (Map.Entry<String, NaiveSurvival> group : groups.entrySet()) {
      NaiveSurvival survival = group.getValue();
      double end = until == null ? survival.lastTime() : until;
      expected.add(
          row(
              group.getKey(),
              (long) survival.individuals().size(),
              survival.individuals().stream().filter(Individual::event).count(),
              survival.median(),
              survival.medianBound(-z),
              survival.medianBound(z),
              end,
              survival.restrictedMean(end),
              survival.restrictedMeanError(end)));
    }

    EveryOrder.assertClose(EveryOrder.rows(summary(level, until), rows), expected);
  }

  @Test
  void aCurveThatStaysAtOneHalfHasItsMedianInTheMiddle() {
    assertThat(medians(true, true, true, true)).containsExactly(2.5);
    assertThat(medians(true, true, false, true)).containsExactly(3.0);
    assertThat(medians(true, true, false, false)).containsExactly(2.0);
    assertThat(medians(true, true, true, true, true)).containsExactly(3.0);
    assertThat(medians(true, false, true, false, false)).containsExactly((Object) null);
  }

  /** The median of individuals at times 1, 2, 3 and so on. */
  private static List<@Nullable Object> medians(boolean... events) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      rows.add(row("a", i + 1.0, events[i]));
    }
    return EveryOrder.rows(summary(0.95, null), Rows.chunk(SCHEMA, rows)).stream()
        .<@Nullable Object>map(row -> row.get(3))
        .toList();
  }

  @Test
  void theMeanIsMissingAfterTheEndOfACurveAboveZero() {
    Chunk rows =
        Rows.chunk(
            SCHEMA,
            row("ends above 0", 2.0, true),
            row("ends above 0", 4.0, false),
            row("ends at 0", 2.0, true),
            row("ends at 0", 4.0, true));
    EveryOrder.assertClose(
        EveryOrder.rows(summary(0.95, 4.0), rows).stream().map(row -> row.subList(6, 9)).toList(),
        List.of(row(4.0, 3.0, Math.sqrt(0.5)), row(4.0, 3.0, Math.sqrt(0.5))));
    EveryOrder.assertClose(
        EveryOrder.rows(summary(0.95, 5.0), rows).stream().map(row -> row.subList(6, 9)).toList(),
        List.of(row(5.0, null, null), row(5.0, 3.0, Math.sqrt(0.5))));
  }

  @Test
  void withoutEventsOnlyTheMeanIsKnown() {
    assertThat(rows(row("a", 3.0, false), row("a", 5.0, false)))
        .containsExactly(row("a", 2L, 0L, null, null, null, 5.0, 5.0, 0.0));
  }

  @Test
  void groupOfOneDiesAtOnce() {
    assertThat(rows(row(null, 0.0, true)))
        .containsExactly(row(null, 1L, 1L, 0.0, null, null, 0.0, 0.0, 0.0));
  }

  @Test
  void rowsWithoutTimeOrEventAreLeftOut() {
    assertThat(rows(row("a", null, true), row("a", 1.0, null), row("b", 1.0, true)))
        .extracting(row -> row.subList(0, 2))
        .containsExactly(row("b", 1L));
    assertThat(rows()).isEmpty();
  }

  @Test
  void withoutGroupsAllRowsAreOne() {
    assertThat(
            EveryOrder.rows(
                SurvivalSummary.of(List.of(), "time", "event", 0.95, null), published()))
        .extracting(row -> row.subList(0, 2))
        .containsExactly(row(65L, 48L));
  }

  @Test
  void theResultHasItsColumnsAfterThoseOfTheGroup() {
    assertThat(summary(0.95, null).result(SCHEMA))
        .hasToString(
            "group text, n long, events long, median double, median_low double, median_high"
                + " double, until double, restricted_mean double, restricted_mean_standard_error"
                + " double");
  }

  @Test
  void wrongOptionsAreRefused() {
    for (double until : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> summary(0.95, until))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("'until' should be a finite time above 0, was " + until);
    }
    assertThatThrownBy(() -> summary(1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'level' should be above 0 and below 1, such as 0.95, was 1.0");
    assertThatThrownBy(() -> SurvivalSummary.of(List.of("n"), "time", "event", 0.95, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Two columns of the result would be named 'n': one of 'group_by' and one of the"
                + " analysis; rename the column first");
  }

  private static SurvivalSummary summary(double level, @Nullable Double until) {
    return SurvivalSummary.of(List.of("group"), "time", "event", level, until);
  }

  private static List<List<@Nullable Object>> rows(List<?>... rows) {
    return EveryOrder.rows(summary(0.95, null), Rows.chunk(SCHEMA, rows));
  }
}
