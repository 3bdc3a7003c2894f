package farm.analysis.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.pipeline.yaml.Node.Entry;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  private final Problems problems = new Problems();

  @Test
  void everyValueKnowsItsPlace() {
    assertThat(read("a: [x, 'y']"))
        .isEqualTo(
            new Mapping(
                at(1, 1),
                Map.of(
                    "a",
                    new Entry(
                        at(1, 1),
                        new Sequence(
                            at(1, 4),
                            List.of(
                                new Scalar(at(1, 5), "x", Style.PLAIN),
                                new Scalar(at(1, 8), "y", Style.QUOTED)))))));
  }

  @Test
  void anAliasRepeatsTheValueOfItsAnchor() {
    Mapping root = (Mapping) read("a: &n [x]\nb: *n\n");
    assertThat(root.at("b")).isEqualTo(root.at("a"));
  }

  @Test
  void onlyPlainNullsAreMissing() {
    Mapping root = (Mapping) read("{a: ~, b: null, c: '', d: 'null', e: }");
    assertThat(root.entries().keySet()).containsExactly("a", "b", "c", "d", "e");
    assertThat(root.entries().keySet()).filteredOn(key -> root.at(key).isPresent()).hasSize(2);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(((Mapping) read("\uFEFFa: b")).at("a")).isPresent();
  }

  @Test
  void aHugeTextIsRefusedUnread() {
    assertThat(YamlReader.read("f.yaml", "#".repeat(1_048_577), problems)).isEmpty();
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(PipelineException.class)
        .hasMessage("f.yaml:1:1: The file has 1048577 characters; should have at most 1048576");
  }

  @Test
  void problemsComeInTheOrderOfTheFileAndOnlyOnce() {
    problems.add(at(10, 1), "third");
    problems.add(at(2, 5), "second");
    problems.add(at(2, 3), "first");
    problems.add(at(2, 3), "first");
    assertThatThrownBy(problems::throwIfAny)
        .hasMessage("f.yaml:2:3: first\nf.yaml:2:5: second\nf.yaml:10:1: third");
  }

  private Node read(String text) {
    Node root = YamlReader.read("f.yaml", text, problems).orElseThrow();
    assertThat(problems.inOrder()).isEmpty();
    return root;
  }

  private static SourcePosition at(int line, int column) {
    return new SourcePosition("f.yaml", line, column);
  }
}
