package farm.analysis.join;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.join.InputColumn.Pair;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the pairs of equal columns of a join. */
final class JoinKeys {

  private final JoinInputs inputs;
  private final List<Pair> pairs = new ArrayList<>();

  private JoinKeys(JoinInputs inputs) {
    this.inputs = inputs;
  }

  /** The pairs; adds problems to those of the inputs. */
  static List<Pair> of(List<Equality> equalities, JoinInputs inputs) {
    JoinKeys keys = new JoinKeys(inputs);
    equalities.forEach(equality -> keys.add(equality.columns(inputs.names())));
    if (!inputs.hasProblems()) {
      keys.checkConnections();
    }
    return keys.pairs;
  }

  /** Pairs the first column of an equality with each of the others. */
  private void add(Map<String, String> equality) {
    inputs.checkNames("equalities", equality.keySet());
    List<InputColumn> columns =
        equality.entrySet().stream()
            .map(entry -> inputs.find(entry.getKey(), entry.getValue()))
            .flatMap(Optional::stream)
            .toList();
    for (InputColumn other : columns.subList(Math.min(1, columns.size()), columns.size())) {
      Pair pair = Pair.of(columns.get(0), other);
      checkTypes(pair);
      pairs.add(pair);
    }
  }

  private void checkTypes(Pair pair) {
    Schema.Field before = inputs.field(pair.before());
    Schema.Field next = inputs.field(pair.next());
    if (!areComparable(before.type(), next.type())) {
      inputs.problem(
          new RequestException(
              before.name(),
              ("column '%s' is %s in %s, but column '%s' is %s in %s; both should be numbers, both text"
                      + " or both boolean: cast one of them first")
                  .formatted(
                      before.name(),
                      before.type().word(),
                      inputs.names().get(pair.before().input()),
                      next.name(),
                      next.type().word(),
                      inputs.names().get(pair.next().input()))));
    }
  }

  private static boolean areComparable(ColumnType one, ColumnType other) {
    return one.isNumeric() == other.isNumeric() && one.isTextual() == other.isTextual();
  }

  /** Checks that each input but the first has a pair with one before it. */
  private void checkConnections() {
    for (int i = 1; i < inputs.names().size(); i++) {
      int input = i;
      if (pairs.stream().noneMatch(pair -> pair.next().input() == input)) {
        inputs.problem(
            new RequestException(
                "equalities",
                ("'equalities' should compare input '%s' with an input before it (%s); add an equality,"
                        + " or name the inputs in another order")
                    .formatted(
                        inputs.names().get(i), String.join(", ", inputs.names().subList(0, i)))));
      }
    }
  }
}
