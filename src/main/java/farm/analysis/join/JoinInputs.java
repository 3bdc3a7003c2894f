package farm.analysis.join;

import farm.analysis.chunk.Schema;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs of a join, in order, and the problems with what its options name. */
final class JoinInputs {

  private final List<String> names;
  private final List<Schema> schemas;
  private final List<RequestException> problems = new ArrayList<>();

  JoinInputs(Map<String, Schema> inputs) {
    this.names = List.copyOf(inputs.keySet());
    this.schemas = List.copyOf(inputs.values());
  }

  List<String> names() {
    return names;
  }

  Schema schema(int input) {
    return schemas.get(input);
  }

  Schema.Field field(InputColumn column) {
    Schema schema = schemas.get(column.input());
    return schema.field(schema.indexOf(column.name()));
  }

  void problem(String subject, String message) {
    problems.add(new RequestException(subject, message));
  }

  /**
   * Throws the problems so far.
   *
   * @throws RequestException if there are any
   */
  void throwProblems() {
    RequestException.throwIfAny(problems);
  }

  /** Checks that there are inputs of these names. */
  void checkNames(String option, Collection<String> named) {
    for (String name : named) {
      if (!names.contains(name)) {
        problem(
            name,
            "'%s' names input '%s', but there is none%s"
                .formatted(option, name, NearestName.choices(name, "inputs", names)));
      }
    }
  }

  /** The column; empty if the input doesn't have it, which becomes a problem. */
  Optional<InputColumn> find(String input, String column) {
    int index = names.indexOf(input);
    if (index < 0) {
      return Optional.empty();
    }
    if (schemas.get(index).find(column).isEmpty()) {
      problem(column, input + ": " + schemas.get(index).unknownColumn(column));
      return Optional.empty();
    }
    return Optional.of(new InputColumn(index, column));
  }
}
