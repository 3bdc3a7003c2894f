package farm.analysis.pipeline.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.PipelineFile;
import farm.analysis.pipeline.Step;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problem;
import farm.analysis.pipeline.yaml.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeamSpellingTest {

  private final Problems problems = new Problems();

  @Test
  void aPipelineWithoutTypeIsACompositeAndAListIsOneToo() {
    String steps =
        """
        - {type: ReadFromCsv, config: {path: a.csv}}
        - {type: WriteToCsv, input: ReadFromCsv, config: {path: b.csv}}
        """;
    List<String> expected =
        List.of("ReadFromCsv {path: a.csv}", "WriteToCsv [ReadFromCsv] {path: b.csv}");
    assertThat(steps("pipeline:\n  transforms:\n" + steps.indent(4))).isEqualTo(expected);
    assertThat(steps("pipeline:\n" + steps.indent(2))).isEqualTo(expected);
    assertThat(problems.inOrder()).isEmpty();
  }

  @Test
  void sourceAndSinkAreTheFirstAndTheLastStep() {
    PipelineFile file =
        file(
            """
            pipeline:
              type: chain
              sink: {type: WriteToCsv, config: {path: b.csv}}
              source: {type: ReadFromCsv, config: {path: a.csv}}
              transforms:
                - {type: Filter, config: {keep: a > 1}}
            """);
    assertThat(file.isChain()).isTrue();
    assertThat(file.steps())
        .extracting(Step::type)
        .containsExactly("ReadFromCsv", "Filter", "WriteToCsv");
    assertThat(steps("pipeline: {type: chain, source: {type: A}, sink: {type: B}}"))
        .containsExactly("A {}", "B {}");
    assertThat(problems.inOrder()).isEmpty();
  }

  @Test
  void stepsOfANestedChainReadTheOneBeforeAndTheFirstReadsItsInput() {
    assertThat(
            steps(
                """
                pipeline:
                  transforms:
                    - {type: ReadFromCsv, config: {path: a.csv}}
                    - type: chain
                      name: big
                      input: ReadFromCsv
                      transforms:
                        - {type: Filter, name: some, config: {keep: a > 1}}
                        - {type: Filter, config: {keep: a > 2}}
                      sink: {type: WriteToCsv, config: {path: b.csv}}
                    - {type: WriteToJson, name: all, input: big, config: {path: c.json}}
                """))
        .containsExactly(
            "ReadFromCsv (line 3): ReadFromCsv {path: a.csv}",
            "big/some: Filter [ReadFromCsv (line 3)] {keep: a > 1}",
            "big/Filter (line 9): Filter [big/some] {keep: a > 2}",
            "big/WriteToCsv (line 10): WriteToCsv [big/Filter (line 9)] {path: b.csv}",
            "all: WriteToJson [big/Filter (line 9)] {path: c.json}");
    assertThat(problems.inOrder()).isEmpty();
  }

  @Test
  void stepsOfANestedCompositeSeeItsInputsAndOthersSeeItsOutputs() {
    assertThat(
            steps(
                """
                pipeline:
                  transforms:
                    - {type: Sink, input: parts.small, name: two}
                    - {type: Sink, input: whole, name: three}
                    - {type: ReadFromCsv, name: a}
                    - {type: ReadFromCsv, name: b}
                    - type: composite
                      name: parts
                      input: {rows: [a, b], other: a}
                      transforms:
                        - {type: Filter, name: a, input: rows, config: {keep: x}}
                        - {type: Flatten, input: [rows, other]}
                      output: {small: a, large: Flatten}
                    - type: composite
                      name: whole
                      input: a
                      transforms:
                        - {type: Mystery, input: {left: input, right: nothing}}
                      output: Mystery
                """))
        .containsExactly(
            "two: Sink [parts/a]",
            "three: Sink [whole/Mystery (line 18)]",
            "a: ReadFromCsv",
            "b: ReadFromCsv",
            "parts/a-Flatten: Flatten [a, b]",
            "parts/a: Filter [parts/a-Flatten] {keep: x}",
            "parts/Flatten (line 12): Flatten [a, b, a]",
            "whole/Mystery (line 18): Mystery [a, nothing]");
    assertThat(problems.inOrder()).isEmpty();
  }

  @Test
  void aChainWithANestedPipelineGoesThroughIt() {
    PipelineFile file =
        file(
            """
            pipeline:
              type: chain
              transforms:
                - {type: ReadFromCsv}
                - type: composite
                  transforms:
                    - {type: Filter, input: input, config: {keep: x}}
                    - {type: LogForTesting, input: Filter}
                  output: Filter
                - type: chain
                  transforms: [{type: Cast}, {type: chain, transforms: [{type: Cast}, {type: Cast}]}]
                - {type: WriteToCsv}
                - {type: WriteToJson}
            """);
    assertThat(file.isChain()).isFalse();
    String outer = "composite (line 5)/";
    String inner = "chain (line 10)/chain (line 11)/Cast (line 11";
    assertThat(shown(file))
        .containsExactly(
            "ReadFromCsv (line 4): ReadFromCsv",
            outer + "Filter (line 7): Filter [ReadFromCsv (line 4)] {keep: x}",
            outer + "LogForTesting (line 8): LogForTesting [" + outer + "Filter (line 7)]",
            "chain (line 10)/Cast (line 11): Cast [" + outer + "Filter (line 7)]",
            inner + "): Cast [chain (line 10)/Cast (line 11)]",
            inner + ", column 75): Cast [" + inner + ")]",
            "WriteToCsv (line 12): WriteToCsv [" + inner + ", column 75)]",
            "WriteToJson (line 13): WriteToJson [" + inner + ", column 75)]");
    assertThat(problems.inOrder()).isEmpty();
  }

  @Test
  void aListOfInputsOfAStepThatReadsOneIsFlattened() {
    assertThat(
            steps(
                """
                pipeline:
                  transforms:
                    - {type: ReadFromCsv, name: a}
                    - {type: ReadFromCsv, name: b}
                    - {type: Filter, input: [a, b], config: {keep: x}}
                    - {type: Flatten, input: [a, b]}
                    - {type: AgentSurvival, input: [a, b]}
                """))
        .containsExactly(
            "a: ReadFromCsv",
            "b: ReadFromCsv",
            "Filter (line 5)-Flatten: Flatten [a, b]",
            "Filter [Filter (line 5)-Flatten] {keep: x}",
            "Flatten [a, b] {}",
            "AgentSurvival [a, b] {}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "group_by: k, combine: {x: sum, n: count} =>"
            + " group_by: k, combine: {x: {fn: sum, value: x}, n: count}",
        "combine: {q: {value: x, fn: {type: quantile, config: {q: 0.9}}}} =>"
            + " combine: {q: {value: x, fn: {type: quantile, q: 0.9}}}",
        "combine: {x: {fn: {type: top_k, k: 2}}, n: {fn: {type: count}}} =>"
            + " combine: {x: {fn: {type: top_k, k: 2}, value: x}, n: {fn: {type: count}}}",
        "language: sql, combine: {n: count(*), m: AVG(x), s: Sum( x )} =>"
            + " combine: {n: {fn: count}, m: {fn: mean, value: x}, s: {fn: sum, value: x}}",
        "language: python, combine: {s: {value: x, fn: sum}, n: {value: end, fn: max}} =>"
            + " combine: {s: {value: x, fn: sum}, n: {value: \"end\", fn: max}}",
        "combine: [a] => combine: [a]",
        "combine: {a: [b], c: {value: x}} => combine: {a: [b], c: {value: x}}",
      })
  void theShortFormsOfCombineNameTheirValue(String written, String canonical) {
    assertThat(config("Combine", written)).isEqualTo("{" + canonical + "}");
    assertThat(problems.inOrder()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "Filter => language: sql, keep: 'a = \"b\"' => keep: a = \"b\"",
        "Filter => keep: {expression: a > 1} => keep: a > 1",
        "Filter => language: generic, keep: 'a == \"it''s\"' => keep: a == 'it''s'",
        "Filter => language: generic, keep: \"a == 'x \\\"y\\\"'\" => keep: a == 'x \"y\"'",
        "Filter => language: python, keep: 'category == \"Electronics\"' =>"
            + " keep: category == 'Electronics'",
        "MapToFields => language: python, fields: {key: '0', b: a} => fields: {key: 0, b: a}",
        "MapToFields => language: generic, fields: {t: '\"x\"', n: 389} => fields: {t: 'x', n: 389}",
        "MapToFields => append: true, fields: {x: {expression: a}} => append: true, fields: {x: a}",
        "AssertEqual => elements: [{a: 1, b: null}, x, ~] => elements: [{a: 1}, {element: x}, ~]",
        "Explode => column: a, fields: {b: long} => column: a, fields: {b: long}",
      })
  void expressionsAndRowsAreWrittenInOneWay(String type, String written, String canonical) {
    assertThat(config(type, written)).isEqualTo("{" + canonical + "}");
    assertThat(problems.inOrder()).isEmpty();
  }

  @Test
  void problemsStayAtTheirPlaces() {
    steps(
        """
        pipeline:
          type: chain
          windowing: {type: fixed}
          transforms:
            - type: chain
              input: x
              extra_transforms: []
              transforms: [{type: Filter, input: y}]
            - {type: Filter, resource_hints: {}, output: x, config: {language: java, keep: a}}
            - {type: Filter, config: {keep: {callable: "lambda row: row.x"}}}
            - {type: Filter, config: {keep: {path: f.py, name: f}}}
            - {type: Filter, config: {language: python, keep: len(x) > 3}}
            - {type: MapToFields, config: {fields: {x: {expression: a, output_type: string}}}}
            - {type: Explode, config: {fields: [word], cross_product: true}}
        providers: []
        """);
    String noCode = "isn't allowed: no code can be run from a pipeline file; write ";
    assertThat(problems.inOrder().stream().map(Problem::toString))
        .containsExactly(
            "f:3:3: Key 'windowing' isn't allowed: all inputs end, so there are no windows; to"
                + " group by time, give Combine a column such as bin(step_number, 100), made by"
                + " MapToFields",
            "f:6:14: Key 'input' is for pipelines of type composite; in a chain each step reads the"
                + " one before",
            "f:7:7: Key 'extra_transforms' isn't allowed: a chain has no branches; write a pipeline"
                + " of type composite",
            "f:8:42: Key 'input' is for pipelines of type composite; in a chain each step reads the"
                + " one before",
            "f:9:22: Key 'resource_hints' isn't allowed: JAVA_OPTS=-Xmx1g gives the program memory;"
                + " leave the key out",
            "f:9:42: Key 'output' isn't allowed: a step has one output, which others read by the"
                + " name of the step",
            "f:9:62: Language 'java' " + noCode + "SQL, without 'language'",
            "f:10:38: Key 'callable' " + noCode + "an expression in SQL instead",
            "f:11:38: Key 'path' " + noCode + "an expression in SQL instead",
            "f:12:55: Only Python that means the same in SQL can be used, not the call 'len(';"
                + " write SQL, without 'language: python'",
            "f:13:64: Key 'output_type' isn't allowed: types are found in the data; for another"
                + " one, write an expression like cast(x as double)",
            "f:14:40: Beam's 'fields' of Explode aren't allowed, because a JSON array can have"
                + " elements of any type; write 'column: word' and 'type: text' (or another type),"
                + " in a step for each column",
            "f:15:1: Key 'providers' isn't allowed: a pipeline file can't add code, and './run.sh"
                + " steps' lists the steps that there are");
  }

  private String config(String type, String config) {
    String yaml = "pipeline: {type: chain, transforms: [{type: %s, config: {%s}}]}";
    return shown(file(yaml.formatted(type, config)).steps().get(0).config());
  }

  private List<String> steps(String yaml) {
    return shown(file(yaml));
  }

  private PipelineFile file(String yaml) {
    return PipelineFile.parse("f", yaml, Parameters.of(Map.of()), problems);
  }

  private static List<String> shown(PipelineFile file) {
    return file.steps().stream()
        .map(
            step ->
                (step.name() == null ? "" : step.name() + ": ")
                    + step.type()
                    + (step.inputs().isEmpty()
                        ? ""
                        : " " + step.inputs().stream().map(Scalar::text).toList())
                    + (step.name() != null && step.config().entries().isEmpty()
                        ? ""
                        : " " + shown(step.config())))
        .toList();
  }

  private static String shown(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    if (node instanceof Sequence list) {
      return list.items().stream().map(BeamSpellingTest::shown).toList().toString();
    }
    return ((Mapping) node)
        .entries().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + shown(entry.getValue().value()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
