package farm.analysis.cli;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that look at all rows before they can process one. */
class LearnedStepsTest {

  private static final int ROWS = 400;

  private static final String READ =
      """
      - type: ReadFromCsv
        config: {path: FOLDER/agents.csv, chunk_size: %d, schema: {energy: double, age: long}}
      """;

  private static final String WRITE = "- {type: WriteToCsv, config: {path: FOLDER/out.csv}}\n";

  @TempDir private Path folder;
  private final List<String[]> agents = new ArrayList<>();

  @BeforeEach
  void writeAgents() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < ROWS; i++) {
      boolean wild = random.nextInt(20) == 0;
      double energy = wild ? 1000 * random.nextGaussian() : random.nextInt(100) / 4.0;
      agents.add(
          new String[] {
            "agent" + random.nextInt(60),
            random.nextInt(5) == 0 ? "" : Double.toString(energy),
            random.nextInt(7) == 0 ? "" : Integer.toString(random.nextInt(30)),
            random.nextInt(6) == 0 ? "" : random.nextInt(3) == 0 ? "prey" : "bear"
          });
    }
    StringJoiner csv = new StringJoiner("\n", "id,energy,age,type\n", "\n");
    agents.forEach(agent -> csv.add(String.join(",", agent)));
    Files.writeString(folder.resolve("agents.csv"), csv.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void missingValuesAreFilledWithWhatAllRowsHave(int chunkSize) throws IOException {
    BigDecimal sum =
        Arrays.stream(numbers(1)).mapToObj(BigDecimal::new).reduce(ZERO, BigDecimal::add);
    double mean = sum.doubleValue() / numbers(1).length;
    double median = quantile(numbers(2), 0.5);
    run(
        chunkSize,
        "- {type: FillMissing, config: {with: {energy: mean, age: median, type:"
            + " most_frequent}}}\n");

    List<String> expected = new ArrayList<>(List.of("id,energy,age,type"));
    for (String[] agent : agents) {
      expected.add(
          String.join(
              ",",
              agent[0],
              agent[1].isEmpty() ? Double.toString(mean) : agent[1],
              agent[2].isEmpty() ? Double.toString(median) : agent[2] + ".0",
              agent[3].isEmpty() ? "bear" : agent[3]));
    }
    assertThat(Files.readAllLines(folder.resolve("out.csv"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.5", "7, 0.25", "10000, 0"})
  void outliersGoToTheBoundsOfAllRows(int chunkSize, double factor) throws IOException {
    double first = quantile(numbers(1), 0.25);
    double third = quantile(numbers(1), 0.75);
    double lower = first - factor * (third - first);
    double upper = third + factor * (third - first);
    CommandLineRun run =
        run(
            chunkSize,
            """
            - {type: ClipOutliers, config: {columns: [energy], factor: %s, bounds: {age: {upper: 20}}}}
            """
                .formatted(factor));

    List<String> expected = new ArrayList<>(List.of("id,energy,age,type"));
    int clipped = 0;
    for (String[] agent : agents) {
      String energy = agent[1];
      if (!energy.isEmpty()) {
        double value = Double.parseDouble(energy);
        energy = Double.toString(Math.max(lower, Math.min(upper, value)));
        clipped += value < lower || value > upper ? 1 : 0;
      }
      boolean old = !agent[2].isEmpty() && Integer.parseInt(agent[2]) > 20;
      clipped += old ? 1 : 0;
      expected.add(String.join(",", agent[0], energy, old ? "20" : agent[2], agent[3]));
    }
    assertThat(Files.readAllLines(folder.resolve("out.csv"))).isEqualTo(expected);
    assertThat(run.err())
        .startsWith("Note: %d values beyond their bounds became the bounds".formatted(clipped));
    assertThat(run.err()).contains("Read 1 input, 400 rows");
  }

  @Test
  void integersBecomeDoublesForBoundsBetweenThem() throws IOException {
    Files.writeString(folder.resolve("agents.csv"), "energy,age\n0,1\n1,2\n");
    run(
        7,
        """
        - {type: ClipOutliers, config: {columns: [energy], factor: 0, bounds: {age: {lower: 1.5}}}}
        """);
    assertThat(folder.resolve("out.csv")).hasContent("energy,age\r\n0.25,1.5\r\n0.75,2.0\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void theFirstRowOfEachKeyIsKept(int chunkSize) throws IOException {
    run(chunkSize, "- {type: Deduplicate, config: {columns: [type, id]}}\n");

    Map<String, String> first = new LinkedHashMap<>();
    agents.stream()
        .sorted((a, b) -> (a[3] + " " + a[0]).compareTo(b[3] + " " + b[0]))
        .forEach(agent -> first.putIfAbsent(agent[3] + " " + agent[0], String.join(",", agent)));
    List<String> expected = new ArrayList<>(List.of("id,energy,age,type"));
    expected.addAll(first.values());
    assertThat(Files.readAllLines(folder.resolve("out.csv"))).isEqualTo(expected);
  }

  @Test
  void rowsThatAreEqualInAllColumnsAreKeptOnce() throws IOException {
    run(
        7,
        """
        - {type: MapToFields, config: {fields: {type: type, old: age > 15}}}
        - {type: Deduplicate}
        """);
    assertThat(folder.resolve("out.csv"))
        .hasContent(
            "type,old\r\n,\r\n,false\r\n,true\r\nbear,\r\nbear,false\r\nbear,true\r\nprey,\r\n"
                + "prey,false\r\nprey,true\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void stepsThatLearnCanFollowEachOther(int chunkSize) throws IOException {
    CommandLineRun run =
        run(
            chunkSize,
            """
            - {type: Filter, config: {keep: type is not null}}
            - {type: FillMissing, config: {values: {age: 0}, with: {energy: median}}}
            - {type: ClipOutliers, config: {columns: [energy, age]}}
            - {type: Combine, config: {group_by: [], combine: {n: count, least: {value: energy, fn: min}, most: {value: energy, fn: max}, oldest: {value: age, fn: max}}}}
            """);
    double[] energies =
        agents.stream()
            .filter(agent -> !agent[3].isEmpty() && !agent[1].isEmpty())
            .mapToDouble(agent -> Double.parseDouble(agent[1]))
            .toArray();
    double median = quantile(energies, 0.5);
    double[] filled =
        agents.stream()
            .filter(agent -> !agent[3].isEmpty())
            .mapToDouble(agent -> agent[1].isEmpty() ? median : Double.parseDouble(agent[1]))
            .toArray();
    double reach = 1.5 * (quantile(filled, 0.75) - quantile(filled, 0.25));
    assertThat(Files.readAllLines(folder.resolve("out.csv")).get(1))
        .isEqualTo(
            "%d,%s,%s,29.0"
                .formatted(
                    filled.length, quantile(filled, 0.25) - reach, quantile(filled, 0.75) + reach));
    assertThat(run.err()).contains("; dropped %d rows;".formatted(ROWS - filled.length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FillMissing | with: {type: mean} | pipeline.yaml:7:23: column 'type' should be numeric to"
            + " have a mean or a median, was text; most_frequent works for any type",
        "FillMissing | with: {enrgy: mean} | pipeline.yaml:7:23: no column 'enrgy'; did you mean"
            + " 'energy'? Columns: id, energy, age, type",
        "FillMissing | with: {energy: average} | pipeline.yaml:7:31: Option 'with.energy' of"
            + " FillMissing should be 'mean' or 'median' or 'most_frequent', was 'average'",
        "ClipOutliers | bounds: {age: {lower: .inf}} | pipeline.yaml:7:38: 'lower' should be a"
            + " number, was Infinity",
        "AssertEqual | elements: [{age: 1.5}] | pipeline.yaml:7:33: value '1.5' of column 'age' of"
            + " the expected rows should be long",
        "ClipOutliers | columns: [type] | pipeline.yaml:7:26: column 'type' should be numeric to be"
            + " clipped, was text",
        "ClipOutliers | factor: 2 | pipeline.yaml:7:15: ClipOutliers needs option 'columns' (to"
            + " learn their bounds) or 'bounds'",
        "ClipOutliers | bounds: {age: {lower: 2, upper: 1}} | pipeline.yaml:7:38: 'lower' should be"
            + " at most 'upper', was 2.0 where 'upper' is 1.0",
        "Deduplicate | columns: [idd] | pipeline.yaml:7:26: no column 'idd'; did you mean 'id'?"
            + " Columns: id, energy, age, type"
      })
  void mistakesAreFoundBeforeDataIsRead(String type, String config, String message)
      throws IOException {
    CommandLineRun run = run(7, "- type: %s\n  config: {%s}\n".formatted(type, config));
    assertThat(run.err().strip()).isEqualTo(message);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void withoutRowsNothingIsFilled() throws IOException {
    Files.writeString(folder.resolve("none.csv"), "energy,age\n");
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - type: ReadFromCsv
              config: {path: FOLDER/none.csv, schema: {energy: double, age: long}}
            - type: FillMissing
              config: {with: {energy: mean}}
            - type: WriteToCsv
              config: {path: FOLDER/filled.csv}
            """);
    run.assertDone();
    assertThat(folder.resolve("filled.csv")).hasContent("energy,age\r\n");
  }

  @Test
  void aColumnWithoutValuesCantBeFilled() throws IOException {
    CommandLineRun run =
        run(
            7,
            """
            - {type: Filter, config: {keep: age is null}}
            - {type: FillMissing, config: {with: {age: mean}}}
            """);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "FillMissing (line 7): column 'age' has no values, so there is nothing to fill it"
                + " with");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void aColumnOfTooManyDifferentValuesHasNoMostFrequentOne() throws IOException {
    String ids =
        IntStream.range(0, 100_001).mapToObj(id -> id + ",1\n").collect(Collectors.joining());
    Files.writeString(folder.resolve("ids.csv"), "id,n\n" + ids + ",1\n");
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - type: ReadFromCsv
              config: {path: FOLDER/ids.csv}
            - type: FillMissing
              config: {with: {id: most_frequent}}
            - type: WriteToCsv
              config: {path: FOLDER/filled.csv}
            """);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "FillMissing (line 6): column 'id' has more than 100,000 different values, too many to know"
                + " the most frequent one for certain; fill it with a constant");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  private CommandLineRun run(int chunkSize, String steps) throws IOException {
    return CommandLineRun.ofSteps(folder, "chain", READ.formatted(chunkSize) + steps + WRITE);
  }

  private double[] numbers(int column) {
    return agents.stream()
        .map(agent -> agent[column])
        .filter(text -> !text.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** Hyndman and Fan (1996), definition 7. */
  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = q * (sorted.length - 1);
    int below = (int) place;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (place - below) * (above - sorted[below]);
  }
}
