package farm.analysis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Problem;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import farm.analysis.pipeline.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigBinderTest {

  enum Join {
    INNER,
    LEFT_OUTER
  }

  record Scalars(
      String text, int small, @Nullable Long big, double real, Boolean flag, Join joinType) {}

  record Nested(List<String> names, Map<String, String> renames, Map<String, Measure> measures) {}

  record Measure(Fn fn, @Nullable List<Fn> others) {}

  record Fn(String type, @Nullable Double q) {}

  record Number(double value) {}

  record Whole(long value) {}

  record Any(Map<String, Literal> values) {}

  record Unbindable(Set<String> names) {}

  private final Problems problems = new Problems();

  @Test
  void bindsScalars() {
    assertThat(
            bind(
                "{text: 42, small: -7, big: 9000000000, real: 1e-3, flag: true, join_type:"
                    + " left_outer}",
                Scalars.class))
        .contains(new Scalars("42", -7, 9_000_000_000L, 0.001, true, Join.LEFT_OUTER));
  }

  @Test
  void quotedTextIsReadAsTheTypeThatIsExpected() {
    assertThat(
            bind(
                "{text: 'null', small: '7', big: ~, real: '2', flag: 'false', join_type: 'inner'}",
                Scalars.class))
        .contains(new Scalars("null", 7, null, 2.0, false, Join.INNER));
  }

  @Test
  void bindsListsMapsAndRecordsInOrder() {
    Nested nested =
        bind(
                """
                names: single
                renames: {z: a, b: 7}
                measures:
                  p90: {fn: {type: quantile, q: 0.9}}
                  count: {fn: count, others: [min, {type: max}]}
                """,
                Nested.class)
            .orElseThrow();
    assertThat(nested.names()).containsExactly("single");
    assertThat(nested.renames()).containsExactly(Map.entry("z", "a"), Map.entry("b", "7"));
    assertThat(nested.measures())
        .containsExactly(
            Map.entry("p90", new Measure(new Fn("quantile", 0.9), null)),
            Map.entry(
                "count",
                new Measure(
                    new Fn("count", null), List.of(new Fn("min", null), new Fn("max", null)))));
    assertThatThrownBy(() -> nested.renames().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aValueOfAnyTypeHasTheTypeOfTheCoreSchemaUnlessItIsQuoted() {
    Any any =
        bind(
                "values: {a: x, b: 7, c: '7', d: 7.0, e: True, f: 'true', g: 0x10,"
                    + " h: -9223372036854775808, j: .inf, k: 1_000, l: ''}",
                Any.class)
            .orElseThrow();
    assertThat(any.values())
        .containsExactly(
            Map.entry("a", new Literal("x")),
            Map.entry("b", new Literal(7L)),
            Map.entry("c", new Literal("7")),
            Map.entry("d", new Literal(7.0)),
            Map.entry("e", new Literal(true)),
            Map.entry("f", new Literal("true")),
            Map.entry("g", new Literal(16L)),
            Map.entry("h", new Literal(Long.MIN_VALUE)),
            Map.entry("j", new Literal(Double.POSITIVE_INFINITY)),
            Map.entry("k", new Literal("1_000")),
            Map.entry("l", new Literal("")));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-.5, -0.5", "5., 5", "+1.5E+2, 150", "-.inf, -Infinity", ".NaN, NaN"})
  void numbersFollowTheCoreSchema(String text, double value) {
    assertThat(bind("value: " + text, Number.class)).contains(new Number(value));
  }

  @ParameterizedTest
  @CsvSource({"1d", "0x1p3", "NaN", "Infinity", "1_000", "1e", "."})
  void otherWritingsOfNumbersAreRefused(String text) {
    assertThat(bind("value: '" + text + "'", Number.class)).isEmpty();
    assertThat(problems.inOrder())
        .extracting(Problem::message)
        .containsExactly("Option 'value' of Test should be a number, was '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "007, 7",
    "0o17, 15",
    "0xFf, 255",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void wholeNumbersFollowTheCoreSchema(String text, long value) {
    assertThat(bind("value: " + text, Whole.class)).contains(new Whole(value));
  }

  @Test
  void aRecordThatCantBeBoundIsAFaultOfOurs() {
    assertThatThrownBy(() -> bind("names: [a]", Unbindable.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No option can be bound to java.util.Set<java.lang.String> for 'names'");
  }

  private <C extends Record> Optional<C> bind(String config, Class<C> type) {
    SourcePosition start = SourcePosition.startOf("f.yaml");
    Mapping mapping = (Mapping) YamlReader.read("f.yaml", config, problems).orElseThrow();
    return ConfigBinder.bind(
        new Step("Test", start, null, start, List.of(), List.of(), mapping), type, problems);
  }
}
