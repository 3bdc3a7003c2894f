package farm.analysis.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{{ x }}, 7",
        "{{x}}/{{ x }}.csv, 7/7.csv",
        "{{ x | default('d') }}, 7",
        "{{ y | default('d e') }}!, d e!",
        "{{ y|default(\"it's\") }}, it's",
        "{{ y | default('') }}, ``",
      })
  void fillsParametersAndDefaults(String text, String filled) {
    Node root = new Scalar(SourcePosition.startOf("f.yaml"), text, Style.PLAIN);
    Node result = Template.fill(root, Parameters.of(Map.of("x", "7")), new Problems());
    assertThat(((Scalar) result).text()).isEqualTo(filled);
    assertThat(result.place()).isEqualTo(root.place());
  }

  @Test
  void aValueNeverBecomesYamlNorATemplateNorMissing() {
    assertThat(filled("a: '{{ x }}'", "{b: c}\nd: e")).isEqualTo("{b: c}\nd: e");
    assertThat(filled("a: '{{ x }}'", "{{ y }}$1")).isEqualTo("{{ y }}$1");
    assertThat(filled("a: '{{ x }}'", "~")).isEqualTo("~");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void textThatOnlyLooksLikeATemplateIsLeftAlone() {
    assertThat(filled("a: 'x like ''{%'' {b: {c: 1}} {{ x }}'", "v"))
        .isEqualTo("x like '{%' {b: {c: 1}} v");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void aParameterWithoutValueIsReportedOnce() {
    Node root = YamlReader.read("f.yaml", "a: '{{ y }}'\nb: '{{ y }}'", problems).orElseThrow();
    Template.fill(root, Parameters.of(Map.of()), problems);
    assertThat(problems.inOrder())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:1:4: No value for '{{ y }}'; give it with --set y=…");
  }

  @Test
  void aListFillsAWholeValueButNotAPartOfOne() {
    Node root = YamlReader.read("f.yaml", "a: '{{ x }}'\nb: 'in {{ x }}'", problems).orElseThrow();
    Parameters parameters = Parameters.parse(List.of("x=1", "x=2"));
    Mapping filled = (Mapping) Template.fill(root, parameters, problems);
    assertThat(filled.at("a").orElseThrow())
        .isInstanceOfSatisfying(
            Sequence.class,
            list -> assertThat(list.items()).extracting(Node::found).containsExactly("'1'", "'2'"));
    assertThat(problems.inOrder())
        .extracting(Problem::toString)
        .containsExactly(
            "f.yaml:2:4: Template '{{ x }}' is part of a text, but its value is a list");
  }

  private String filled(String yaml, String x) {
    Node root = YamlReader.read("f.yaml", yaml, problems).orElseThrow();
    Mapping filled = (Mapping) Template.fill(root, Parameters.of(Map.of("x", x)), problems);
    Scalar scalar = (Scalar) filled.at("a").orElseThrow();
    assertThat(scalar.isMissing()).isFalse();
    return scalar.text();
  }
}
