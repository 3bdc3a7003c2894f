package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.pipeline.reference.Entry;
import farm.analysis.pipeline.reference.Kind;
import farm.analysis.pipeline.reference.Reference;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StepsTest {

  @Test
  void listsEachNameOnceUnderItsKind() {
    CommandLineRun run = CommandLineRun.of("steps");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsAll(Arrays.stream(Kind.values()).map(Kind::title).toList());
    assertThat(Reference.entries())
        .extracting(Entry::usage)
        .allSatisfy(
            usage ->
                assertThat(run.out().lines().filter(line -> line.startsWith("  " + usage + " ")))
                    .as(usage)
                    .hasSize(1));
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void describesAStepWithItsOptionsAndAnExample() {
    assertThat(CommandLineRun.of("steps", "DropMissing").out())
        .isEqualToNormalizingNewlines(
            """
            Steps that filter rows and change columns: DropMissing
              Drops rows with missing values.

            Options
              option   type           default  meaning
              columns  list of texts  all      the columns to look at
              how      any or all     `any`    `any` drops rows where at least one of them is missing; `all`
                                               drops rows where all are

            Example
              - type: DropMissing
                config: {columns: [death_time]}
            """);
  }

  @Test
  void describesAnAggregation() {
    assertThat(CommandLineRun.of("steps", "weighted_mean").out())
        .isEqualToNormalizingNewlines(
            """
            Aggregations, the values of fn in Combine: weighted_mean
              The mean of a column of numbers with weights from another. A `double`, Σwx / Σw, rounded once.
              Missing if Σw is 0. Weights may be negative.

            Options
              option  type  default   meaning
              weight  text  required  the column of weights, numbers

            Example
              combine:
                mean_energy: {value: energy, fn: {type: weighted_mean, weight: agents}}
            """);
  }

  @Test
  void describesAFunction() {
    assertThat(CommandLineRun.of("steps", "sqrt").out())
        .isEqualToNormalizingNewlines(
            """
            Functions of expressions: sqrt(number)
              The square root: a `double`. Missing if the number is below 0.

            Example
              sqrt(energy)
            """);
  }

  @Test
  void suggestsTheNearestName() {
    CommandLineRun run = CommandLineRun.of("steps", "Fliter");
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "No step, aggregation or function is named 'Fliter'; did you mean 'Filter'?");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void printsAJsonSchema() throws IOException {
    CommandLineRun run = CommandLineRun.of("steps", "--json-schema");
    assertThat(run.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(run.out()).path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void theJsonSchemaIsNotOfOneStep() {
    CommandLineRun run = CommandLineRun.of("steps", "Filter", "--json-schema");
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "Option '--json-schema' describes all steps; leave out 'Filter'");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
