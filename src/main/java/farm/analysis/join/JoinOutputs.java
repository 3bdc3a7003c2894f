package farm.analysis.join;

import farm.analysis.join.InputColumn.Pair;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the columns of the result of a join: first those of the inputs in {@code fields}, then all
 * columns of the other inputs.
 *
 * <p>A column with the name and the type of a column that it equals is one with it, as with USING
 * in SQL, unless they get different names.
 */
final class JoinOutputs {

  /**
   * A column of the result.
   *
   * @param sources the columns that its values come from, in the order of the inputs: a row has the
   *     value of the first input with a match. One column, or several that are equal
   */
  record Output(String name, List<InputColumn> sources) {}

  private final Map<String, JoinFields> fields;
  private final JoinInputs inputs;
  private final List<Pair> pairs;
  private final Map<String, List<InputColumn>> outputs = new LinkedHashMap<>();
  private final Set<String> clashes = new LinkedHashSet<>();
  private final Set<Integer> clashing = new LinkedHashSet<>();

  private JoinOutputs(Map<String, JoinFields> fields, JoinInputs inputs, List<Pair> pairs) {
    this.fields = fields;
    this.inputs = inputs;
    this.pairs = pairs;
  }

  /** The columns in order; adds problems to those of the inputs. */
  static List<Output> of(Map<String, JoinFields> fields, JoinInputs inputs, List<Pair> pairs) {
    JoinOutputs outputs = new JoinOutputs(fields, inputs, pairs);
    inputs.checkNames("fields", fields.keySet());
    fields.forEach(outputs::addChosen);
    inputs.names().stream().filter(name -> !fields.containsKey(name)).forEach(outputs::addAll);
    outputs.reportClashes();
    return outputs.outputs.entrySet().stream()
        .map(entry -> new Output(entry.getKey(), inOrder(entry.getValue())))
        .toList();
  }

  private static List<InputColumn> inOrder(List<InputColumn> sources) {
    return sources.stream().sorted(Comparator.comparingInt(InputColumn::input)).toList();
  }

  private void addChosen(String input, JoinFields chosen) {
    chosen
        .byNewName()
        .forEach((name, column) -> inputs.find(input, column).ifPresent(found -> add(name, found)));
  }

  private void addAll(String input) {
    int index = inputs.names().indexOf(input);
    for (String name : inputs.schema(index).names()) {
      add(name, new InputColumn(index, name));
    }
  }

  private boolean isOne(InputColumn one, InputColumn other) {
    return one.name().equals(other.name())
        && inputs.field(one).type() == inputs.field(other).type()
        && equalTo(one).contains(other);
  }

  /** The columns that equal a column, also by way of others. */
  private Set<InputColumn> equalTo(InputColumn column) {
    Set<InputColumn> equal = new LinkedHashSet<>(List.of(column));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Pair pair : pairs) {
        if (equal.contains(pair.before()) || equal.contains(pair.next())) {
          grows |= equal.addAll(List.of(pair.before(), pair.next()));
        }
      }
    }
    return equal;
  }

  private void add(String name, InputColumn column) {
    List<InputColumn> sources = outputs.computeIfAbsent(name, unused -> new ArrayList<>());
    if (sources.isEmpty() || sources.stream().anyMatch(source -> isOne(source, column))) {
      sources.add(column);
    } else {
      clashes.add(name);
      clashing.add(column.input());
    }
  }

  private void reportClashes() {
    if (clashes.isEmpty() || inputs.hasProblems()) {
      return;
    }
    String message =
        "several columns of the result are named %s; give them new names, such as fields: {%s}"
            .formatted(
                clashes.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")),
                clashing.stream().map(this::renamed).collect(Collectors.joining(", ")));
    inputs.problem(
        fields.isEmpty() ? new RequestException(message) : new RequestException("fields", message));
  }

  /** The {@code fields} of an input, with new names for those columns that clash. */
  private String renamed(int input) {
    String prefix = inputs.names().get(input);
    Map<String, String> columns = new LinkedHashMap<>();
    JoinFields chosen = fields.get(prefix);
    if (chosen != null) {
      columns.putAll(chosen.byNewName());
    } else {
      inputs.schema(input).names().forEach(name -> columns.put(name, name));
    }
    return columns.entrySet().stream()
        .map(column -> "%s: %s".formatted(free(column.getKey(), prefix), column.getValue()))
        .collect(Collectors.joining(", ", prefix + ": {", "}"));
  }

  private String free(String name, String prefix) {
    String free = clashes.contains(name) ? prefix + "_" + name : name;
    while (clashes.contains(name) && outputs.containsKey(free)) {
      free += "_";
    }
    return free;
  }
}
