package farm.analysis.pipeline.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.Aggregations;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import farm.analysis.expression.function.Functions;
import farm.analysis.pipeline.StepTypes;
import farm.analysis.problem.RequestException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {

  private static final Schema AGENTS =
      Schema.of(
          Stream.concat(
                  Stream.of(
                          "agent_id", "agent_type", "db_path", "details", "end_time", "start_time")
                      .map(name -> new Field(name, ColumnType.TEXT)),
                  Stream.of(
                          "age",
                          "births",
                          "deaths",
                          "energy",
                          "generation",
                          "health_after",
                          "health_before",
                          "reward",
                          "step_number",
                          "total_agents")
                      .map(name -> new Field(name, ColumnType.LONG)))
              .toList());

  static Stream<Entry> entries() {
    return Reference.entries().stream();
  }

  static Stream<Entry> steps() {
    return entries().filter(entry -> entry.kind().compareTo(Kind.AGGREGATION) < 0);
  }

  static Stream<Entry> aggregations() {
    return entries().filter(entry -> entry.kind() == Kind.AGGREGATION);
  }

  static Stream<Entry> functions() {
    return entries().filter(entry -> entry.kind() == Kind.FUNCTION);
  }

  @Test
  void holdsAllThatAPipelineFileCanUse() {
    assertThat(steps().map(Entry::name)).containsExactlyInAnyOrderElementsOf(StepTypes.names());
    assertThat(aggregations().map(Entry::name)).containsExactlyElementsOf(Aggregations.names());
    assertThat(functions().map(Entry::name)).containsExactlyElementsOf(Functions.names());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aDescriptionIsOfSentencesAndTheFirstFitsIntoAList(Entry entry) {
    assertThat(entry.description()).endsWith(".");
    assertThat(entry.summary()).endsWith(".").hasSizeLessThanOrEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyOptionHasAMeaningAndADefaultOrIsRequired(Entry entry) {
    assertThat(entry.options())
        .allSatisfy(
            option -> {
              assertThat(option.meaning()).isNotBlank().doesNotEndWith(".");
              assertThat(option.otherwise()).as(option.name()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("steps")
  void theParserAcceptsTheExampleOfAStep(Entry step) {
    assertThat(step.example()).contains("- type: " + step.name());
    assertThat(Parsed.problems(Parsed.file(step.example()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("aggregations")
  void theParserAcceptsTheExampleOfAnAggregation(Entry aggregation) {
    String combine = "- type: Combine\n  config:\n    group_by: []\n";
    assertThat(aggregation.example())
        .containsPattern("(fn|type): %s[,}]".formatted(aggregation.name()));
    assertThat(Parsed.problems(Parsed.file(combine + aggregation.example().indent(4)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theExampleOfAFunctionHasATypeOverColumnsOfAgents(Entry function) {
    assertThat(function.example()).contains(function.name() + "(");
    assertThat(Expression.parse(function.example()).bind(AGENTS).type()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "ReadFromCsv: READ",
        "Filter: PROCESS",
        "ClipOutliers: PROCESS",
        "AgentSurvival: GROUP",
        "SurvivalCurve: GROUP",
        "Combine: GROUP",
        "Flatten: GROUP",
        "AssertEqual: WRITE",
        "WriteToCsv: WRITE"
      })
  void stepsAreGroupedByTheWayTheyWork(String step, Kind kind) {
    assertThat(Reference.named(step).kind()).isEqualTo(kind);
  }

  @Test
  void optionsWithinAnOptionFollowIt() {
    assertThat(Reference.named("Combine").options())
        .startsWith(
            new OptionEntry(
                "group_by",
                "list of columns",
                "required",
                "the keys: columns, and mappings of new names to expressions; `[]` makes one group"
                    + " of all rows, even without rows"),
            new OptionEntry("combine", "mapping to mappings", "required", "the results, by name"),
            new OptionEntry(
                "combine.NAME.fn",
                "aggregation",
                "required",
                "the aggregation: its name or, with options, `{type: NAME, option: …}`"));
  }

  @Test
  void typesAreSaidInWords() {
    assertThat(types("Cast"))
        .containsExactly("mapping to long, double, boolean, text or json", "fail or missing");
    assertThat(types("Sample")).containsExactly("number", "whole number", "list of texts");
    assertThat(types("MapToFields"))
        .containsExactly("mapping to expression", "true or false", "list of texts");
    assertThat(types("AssertEqual")).containsExactly("list of mappings to text");
  }

  private static List<String> types(String name) {
    return Reference.named(name).options().stream().map(OptionEntry::type).toList();
  }

  @Test
  void aMisspeltNameIsCorrected() {
    assertThatThrownBy(() -> Reference.named("fliter"))
        .isInstanceOf(RequestException.class)
        .hasMessage("No step, aggregation or function is named 'fliter'; did you mean 'Filter'?");
    assertThatThrownBy(() -> Reference.named("Xyz"))
        .hasMessage("No step, aggregation or function is named 'Xyz'; './run.sh steps' lists all");
  }

  @Test
  void namesOfWindowFunctionsAndOfOtherToolsAreFound() {
    assertThat(Reference.named("lag").name()).isEqualTo("WindowFunctions");
    assertThat(Reference.named("mean").kind()).isEqualTo(Kind.AGGREGATION);
    assertThatThrownBy(() -> Reference.named("avg"))
        .hasMessage("No step, aggregation or function is named 'avg'; did you mean 'mean'?");
    assertThatThrownBy(() -> Reference.named("ifnull"))
        .hasMessage("No step, aggregation or function is named 'ifnull'; did you mean 'coalesce'?");
    assertThatThrownBy(() -> Reference.named("orderby"))
        .hasMessage(
            "No step, aggregation or function is named 'orderby'; Sort puts rows in an order");
  }

  @Test
  void kindsAreInTheOrderOfAPipeline() {
    assertThat(entries().map(Entry::kind).distinct()).containsExactly(Kind.values());
    assertThat(Arrays.stream(Kind.values()).map(Kind::title)).doesNotHaveDuplicates();
  }
}
