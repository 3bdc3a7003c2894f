package farm.analysis.pipeline.spelling;

import static farm.analysis.pipeline.spelling.BeamSpelling.TYPE;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.pipeline.yaml.SourcePosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The steps of a pipeline that can name each other.
 *
 * @param isChain true if each step reads the one before
 * @param output the names that the pipeline gives its outputs; empty if they are implicit
 * @param odd the steps that can't be read
 */
record Scope(boolean isChain, Optional<Node> output, List<Member> members, List<Node> odd) {

  /**
   * A step.
   *
   * @param flatName its name in a list with the steps of all pipelines
   * @param inner its own steps, if it is a nested pipeline
   */
  record Member(Mapping step, Scalar flatName, Optional<Scope> inner) {}

  /**
   * The steps of a pipeline.
   *
   * @param prefix the beginning of the flat names of its steps
   */
  static Scope of(Mapping pipeline, String prefix) {
    List<Member> members = new ArrayList<>();
    List<Node> odd = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node item : BeamSpelling.items(pipeline)) {
      if (item instanceof Mapping step && text(step, TYPE).isPresent()) {
        members.add(member(step, prefix, names));
      } else {
        odd.add(item);
      }
    }
    return new Scope(
        text(pipeline, TYPE).filter("chain"::equals).isPresent(),
        pipeline.at("output"),
        members,
        odd);
  }

  /**
   * A step.
   *
   * @param names the names made so far, for the steps before that have none
   */
  private static Member member(Mapping step, String prefix, Set<String> names) {
    SourcePosition place = step.at("name").orElse(step).place();
    String name = prefix + text(step, "name").orElseGet(() -> unique(step, names));
    return new Member(
        step,
        new Scalar(place, name, Style.QUOTED),
        Nesting.isNested(step) ? Optional.of(of(step, name + "/")) : Optional.empty());
  }

  /** A name for a step without one: its type and line, and its column if that isn't enough. */
  private static String unique(Mapping step, Set<String> names) {
    SourcePosition place = step.place();
    String name = "%s (line %d)".formatted(text(step, TYPE).orElse(""), place.line());
    return names.add(name) ? name : name.replace(")", ", column %d)".formatted(place.column()));
  }

  /** The text of a key, if it has one. */
  static Optional<String> text(Mapping step, String key) {
    return step.at(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
  }

  /**
   * The flat name of the step that a name of this pipeline means: its only step with this name or,
   * if no step has the name, with this type; {@code name.output} is an output of a nested pipeline.
   */
  Optional<Scalar> find(String name) {
    Optional<Member> whole = member(name);
    int dot = name.lastIndexOf('.');
    return whole.isPresent() || dot < 0
        ? whole.flatMap(member -> outputOf(member, ""))
        : member(name.substring(0, dot))
            .flatMap(member -> outputOf(member, name.substring(dot + 1)));
  }

  private Optional<Member> member(String name) {
    List<Member> named = matching(step -> text(step, "name").filter(name::equals).isPresent());
    List<Member> found =
        named.isEmpty()
            ? matching(step -> text(step, TYPE).filter(name::equals).isPresent())
            : named;
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private List<Member> matching(Predicate<Mapping> wanted) {
    return members.stream().filter(member -> wanted.test(member.step())).toList();
  }

  /** The flat name of the step that makes an output; the name of the only output may be empty. */
  private static Optional<Scalar> outputOf(Member member, String key) {
    return member.inner().isEmpty()
        ? Optional.of(member.flatName()).filter(name -> key.isEmpty())
        : member.inner().get().output(key);
  }

  private Optional<Scalar> output(String key) {
    if (isChain) {
      return key.isEmpty() ? before(members.size()) : Optional.empty();
    }
    Optional<Node> value =
        output.flatMap(
            node ->
                node instanceof Mapping named
                    ? key.isEmpty() ? only(named) : named.at(key)
                    : Optional.of(node).filter(only -> key.isEmpty() || key.equals("output")));
    return value.flatMap(
        node -> node instanceof Scalar name ? find(name.text()) : Optional.empty());
  }

  private static Optional<Node> only(Mapping outputs) {
    return outputs.entries().size() == 1
        ? outputs.entries().values().stream().map(Node.Entry::value).findFirst()
        : Optional.empty();
  }

  /**
   * The flat name of the step that the step at an index of a chain reads: the last one before it
   * that doesn't write.
   */
  Optional<Scalar> before(int index) {
    for (int i = index - 1; i >= 0; i--) {
      Member member = members.get(i);
      if (!text(member.step(), TYPE).orElse("").startsWith("WriteTo")) {
        return outputOf(member, "");
      }
    }
    return Optional.empty();
  }
}
