package farm.analysis.simulation;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.simulation.NaiveSurvival.Individual;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivalCurveTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("age", ColumnType.LONG),
          new Field("dead", ColumnType.BOOLEAN),
          new Field("kind", ColumnType.TEXT));

  private static final SurvivalCurve CURVE = SurvivalCurve.of(List.of("kind"), "age", "dead", 0.95);

  /**
   * The remissions of Freireich and others, Blood 21, 1963. Survival and standard errors as in many
   * textbooks (Klein and Moeschberger 2003, section 4.2); all values by R 4.2.2, survival 3.5-3:
   * {@code survfit(Surv(time, status) ~ 1, conf.type = "log-log")}.
   */
  @Test
  void sixMercaptopurineIsAsInTheLiterature() {
    assertCurve(
        PublishedTimes.SIX_MP,
        """
         6 21 3 1 0.857142857143 0.0763603548321 0.619717955266 0.951551747647
         7 17 1 0 0.806722689076 0.0869352851801 0.563146564622 0.922809019203
         9 16 0 1 0.806722689076 0.0869352851801 0.563146564622 0.922809019203
        10 15 1 1 0.752941176471 0.0963496529943 0.503199510800 0.889361835169
        11 13 0 1 0.752941176471 0.0963496529943 0.503199510800 0.889361835169
        13 12 1 0 0.690196078431 0.1068147077750 0.431610222486 0.849065963349
        16 11 1 0 0.627450980392 0.1140538652568 0.367510855988 0.804912189472
        17 10 0 1 0.627450980392 0.1140538652568 0.367510855988 0.804912189472
        19  9 0 1 0.627450980392 0.1140538652568 0.367510855988 0.804912189472
        20  8 0 1 0.627450980392 0.1140538652568 0.367510855988 0.804912189472
        22  7 1 0 0.537815126050 0.1282337516930 0.267778936767 0.746790717635
        23  6 1 0 0.448179271709 0.1345914567558 0.188052005959 0.680142628495
        25  5 0 1 0.448179271709 0.1345914567558 0.188052005959 0.680142628495
        32  4 0 2 0.448179271709 0.1345914567558 0.188052005959 0.680142628495
        34  2 0 1 0.448179271709 0.1345914567558 0.188052005959 0.680142628495
        35  1 0 1 0.448179271709 0.1345914567558 0.188052005959 0.680142628495
        """);
  }

  @Test
  void placeboIsAsInTheLiterature() {
    assertCurve(
        PublishedTimes.PLACEBO,
        """
         1 21 2 0 0.9047619047619 0.0640564484890 0.67004588223503 0.975294149038
         2 19 2 0 0.8095238095238 0.0856890867469 0.56890505992417 0.923888828559
         3 17 1 0 0.7619047619048 0.0929428640903 0.51939141532843 0.893257109782
         4 16 2 0 0.6666666666667 0.1028688999747 0.42535043556525 0.825044008797
         5 14 2 0 0.5714285714286 0.1079898494312 0.33797695385949 0.749240709943
         8 12 4 0 0.3809523809524 0.1059711695741 0.18306654882039 0.577788677746
        11  8 2 0 0.2857142857143 0.0985807941918 0.11656132643676 0.481819648009
        12  6 2 0 0.1904761904762 0.0856890867469 0.05948170136118 0.377434890585
        15  4 1 0 0.1428571428571 0.0763603548321 0.03565735519067 0.321161574681
        17  3 1 0 0.0952380952381 0.0640564484890 0.01625926021225 0.261249981969
        22  2 1 0 0.0476190476190 0.0464714320452 0.00332446304253 0.197044905699
        23  1 1 0 0 NA NA NA
        """);
  }

  /** The data {@code aml} of R's survival (Miller, Survival Analysis, 1981); values as above. */
  @Test
  void maintainedLeukemiaIsAsInR() {
    assertCurve(
        PublishedTimes.MAINTAINED,
        """
          9 11 1 0 0.9090909091 0.0866784172 0.50808020577 0.9866738227
         13 10 1 1 0.8181818182 0.1162912998 0.44742861468 0.9511622286
         18  8 1 0 0.7159090909 0.1396649706 0.35019038591 0.8990239742
         23  7 1 0 0.6136363636 0.1526323310 0.26575204000 0.8352992433
         28  6 0 1 0.6136363636 0.1526323310 0.26575204000 0.8352992433
         31  5 1 0 0.4909090909 0.1641932672 0.16733090978 0.7533997904
         34  4 1 0 0.3681818182 0.1626688858 0.09282957494 0.6570408324
         45  3 0 1 0.3681818182 0.1626688858 0.09282957494 0.6570408324
         48  2 1 0 0.1840909091 0.1534927458 0.01173848012 0.5250148427
        161  1 0 1 0.1840909091 0.1534927458 0.01173848012 0.5250148427
        """);
  }

  @Test
  void notMaintainedLeukemiaIsAsInR() {
    assertCurve(
        PublishedTimes.NOT_MAINTAINED,
        """
         5 12 2 0 0.83333333333 0.10758287073 0.481714942195 0.9555093657
         8 10 2 0 0.66666666667 0.13608276349 0.337018932541 0.8597117991
        12  8 1 0 0.58333333333 0.14231876064 0.270138924085 0.8009401923
        16  7 0 1 0.58333333333 0.14231876064 0.270138924085 0.8009401923
        23  6 1 0 0.48611111111 0.14813006255 0.191876619619 0.7296715698
        27  5 1 0 0.38888888889 0.14698618395 0.126272012195 0.6498174083
        30  4 1 0 0.29166666667 0.13871516913 0.072401608908 0.5608860527
        33  3 1 0 0.19444444444 0.12187450538 0.031198642931 0.4614294762
        43  2 1 0 0.09722222222 0.09186636497 0.005746305696 0.3489038611
        45  1 1 0 0 NA NA NA
        """);
  }

  /** The expected rows have all columns after that of the group, with NA for missing values. */
  private static void assertCurve(List<Individual> individuals, String expected) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    individuals.forEach(one -> rows.add(row((long) one.time(), one.event(), "kind")));
    List<List<@Nullable Object>> curve = EveryOrder.rows(CURVE, Rows.chunk(SCHEMA, rows));
    List<String> lines = expected.lines().toList();
    assertThat(curve).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      String[] numbers = lines.get(i).strip().split(" +");
      for (int c = 0; c < numbers.length; c++) {
        Number value = (Number) curve.get(i).get(c + 1);
        if (value == null || numbers[c].equals("NA")) {
          assertThat(value == null ? "NA" : value).as(lines.get(i)).isEqualTo(numbers[c]);
        } else {
          double wanted = Double.parseDouble(numbers[c]);
          assertThat(value.doubleValue()).as(lines.get(i)).isEqualTo(wanted, offset(1e-10));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.95, 1.959963984540054", "2, 0.95, 1.959963984540054", "3, 0.9, 1.6448536269514722",
    "4, 0.99, 2.5758293035489004", "5, 0.5, 0.6744897501960817", "6, 0.95, 1.959963984540054"
  })
  void equalsTheDefinitions(int seed, double level, double z) {
    TreeMap<String, NaiveSurvival> groups = new TreeMap<>();
    Chunk rows = RandomLives.rows(seed, 60, groups);
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (Map.Entry<String, NaiveSurvival> group : groups.entrySet()) {
      NaiveSurvival survival = group.getValue();
      for (double time : survival.times()) {
        expected.add(
            row(
                group.getKey(),
                time,
                survival.atRisk(time),
                survival.events(time),
                survival.censored(time),
                survival.survival(time),
                survival.standardError(time),
                survival.bound(time, -z),
                survival.bound(time, z)));
      }
    }

    EveryOrder.assertClose(
        EveryOrder.rows(SurvivalCurve.of(List.of("group"), "time", "event", level), rows),
        expected);
  }

  @Test
  void largeChunksGiveTheSameBits() {
    Chunk rows = RandomLives.rows(7, 1_000, new TreeMap<>());
    SurvivalCurve curve = SurvivalCurve.of(List.of("group"), "time", "event", 0.95);
    assertThat(rows.rowCount()).isGreaterThan(10_000);
    assertThat(EveryOrder.inChunksOf(10_000, curve, rows))
        .isEqualTo(EveryOrder.inChunksOf(7, curve, rows));
  }

  @Test
  void eventsComeBeforeCensoringsAtTheSameTime() {
    assertThat(rows(row(5L, false, "a"), row(5L, true, "a")))
        .extracting(row -> row.subList(1, 6))
        .containsExactly(row(5L, 2L, 1L, 1L, 0.5));
  }

  @Test
  void withoutEventsAllSurvive() {
    assertThat(rows(row(3L, false, "a"), row(5L, false, "a")))
        .containsExactly(
            row("a", 3L, 2L, 0L, 1L, 1.0, 0.0, null, null),
            row("a", 5L, 1L, 0L, 1L, 1.0, 0.0, null, null));
  }

  @Test
  void groupOfOneDies() {
    assertThat(rows(row(0L, true, null)))
        .containsExactly(row(null, 0L, 1L, 1L, 0L, 0.0, null, null, null));
  }

  @Test
  void rowsWithoutTimeOrEventAreLeftOut() {
    assertThat(rows(row(null, true, "a"), row(5L, null, "a"), row(6L, true, "b")))
        .extracting(row -> row.subList(0, 3))
        .containsExactly(row("b", 6L, 1L));
    assertThat(rows(row(null, true, "a"))).isEmpty();
    assertThat(rows()).isEmpty();
  }

  @Test
  void eventsMayBeZeroesAndOnes() {
    for (ColumnType type : List.of(ColumnType.LONG, ColumnType.DOUBLE)) {
      Schema schema = Schema.of(new Field("t", ColumnType.DOUBLE), new Field("e", type));
      Object one = type == ColumnType.LONG ? (Object) 1L : (Object) 1.0;
      Object zero = type == ColumnType.LONG ? (Object) 0L : (Object) (-0.0);
      assertThat(
              EveryOrder.rows(
                  SurvivalCurve.of(List.of(), "t", "e", 0.95),
                  Rows.chunk(schema, row(0.0, zero), row(-0.0, zero), row(1.5, one))))
          .containsExactly(
              row(0.0, 3L, 0L, 2L, 1.0, 0.0, null, null),
              row(1.5, 1L, 1L, 0L, 0.0, null, null, null));
    }
  }

  @Test
  void theResultHasTheTypesOfItsInput() {
    assertThat(CURVE.result(SCHEMA))
        .hasToString(
            "kind text, time long, at_risk long, events long, censored long, survival double,"
                + " standard_error double, low double, high double");
  }

  @Test
  void timesShouldBeFiniteAndNotNegative() {
    Schema schema =
        Schema.of(new Field("t", ColumnType.DOUBLE), new Field("e", ColumnType.BOOLEAN));
    SurvivalCurve curve = SurvivalCurve.of(List.of(), "t", "e", 0.95);
    for (double time : new double[] {-1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertFails(
          () ->
              EveryOrder.inChunksOf(
                  2, curve, Rows.chunk(schema, row(time, false), row(time, true))),
          "test: row 1 of the chunk that starts at 0: column 't' should be a finite time of at"
              + " least 0, was "
              + time);
    }
  }

  @Test
  void eventsShouldBeZeroOrOne() {
    Schema schema = Schema.of(new Field("t", ColumnType.LONG), new Field("e", ColumnType.LONG));
    assertFails(
        () ->
            EveryOrder.inChunksOf(
                1, SurvivalCurve.of(List.of(), "t", "e", 0.95), Rows.chunk(schema, row(1L, 2L))),
        "test: row 1 of the chunk that starts at 0: column 'e' should be 1 for an event or 0 for"
            + " none, was 2");
  }

  private static void assertFails(Runnable run, String message) {
    assertThatThrownBy(run::run)
        .isInstanceOf(PipelineExecutionException.class)
        .cause()
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void wrongColumnsAreReported() {
    assertThatThrownBy(() -> SurvivalCurve.of(List.of("kinds"), "ages", "dead", 0.9).result(SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'kinds'; did you mean 'kind'? Columns: age, dead, kind")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "no column 'ages'; did you mean 'age'? Columns: age, dead, kind"));
    assertThatThrownBy(() -> SurvivalCurve.of(List.of("age"), "dead", "kind", 0.9).result(SCHEMA))
        .isInstanceOf(RequestException.class)
        .hasMessage("times should be numbers: column 'dead' is boolean")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "events should be true or false, or 1 or 0: column 'kind' is text"));
  }

  @Test
  void wrongOptionsAreRefused() {
    assertRefused(
        () -> SurvivalCurve.of(List.of(), "t", "e", 95),
        "'level' should be above 0 and below 1, such as 0.95, was 95.0");
    assertRefused(
        () -> SurvivalCurve.of(List.of(), "t", "e", Double.NaN),
        "'level' should be above 0 and below 1, such as 0.95, was NaN");
    assertRefused(
        () -> SurvivalCurve.of(List.of(), "t", "t", 0.95),
        "'time' and 'event' should be two columns, were both 't'");
    assertRefused(
        () -> SurvivalCurve.of(List.of("a", "a"), "t", "e", 0.95), "'group_by' names 'a' twice");
    assertRefused(
        () -> SurvivalCurve.of(List.of("e"), "t", "e", 0.95),
        "'group_by' names 'e', which is the column of 'event'");
    assertRefused(
        () -> SurvivalCurve.of(List.of("events"), "t", "e", 0.95),
        "Two columns of the result would be named 'events': one of 'group_by' and one of the"
            + " analysis; rename the column first");
  }

  private static void assertRefused(Runnable made, String message) {
    assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static List<List<@Nullable Object>> rows(List<?>... rows) {
    return EveryOrder.rows(CURVE, Rows.chunk(SCHEMA, rows));
  }
}
