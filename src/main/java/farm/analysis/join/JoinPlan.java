package farm.analysis.join;

import farm.analysis.chunk.Schema;
import farm.analysis.join.InputColumn.Pair;
import farm.analysis.join.JoinOutputs.Output;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.First;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.join.pair.Pairing.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Splits a join of several inputs into joins of two: each joins the next input to the result so
 * far.
 */
final class JoinPlan {

  private final JoinType type;
  private final JoinInputs inputs;
  private final List<Pair> pairs;
  private final List<Output> outputs;

  private JoinPlan(JoinType type, JoinInputs inputs, List<Pair> pairs, List<Output> outputs) {
    this.type = type;
    this.inputs = inputs;
    this.pairs = pairs;
    this.outputs = outputs;
  }

  /**
   * A plan for inputs with these columns.
   *
   * @throws farm.analysis.problem.RequestException with all problems
   */
  static JoinPlan of(JoinOptions options, Map<String, Schema> schemas) {
    JoinInputs inputs = new JoinInputs(schemas);
    if (options.type() instanceof JoinType.Outer some) {
      inputs.checkNames("outer", some.outer());
    }
    inputs.checkNames("broadcast", options.broadcast());
    List<Pair> pairs = JoinKeys.of(options.equalities(), inputs);
    List<Output> outputs = JoinOutputs.of(options.fields(), inputs, pairs);
    inputs.throwProblems();
    return new JoinPlan(options.type(), inputs, pairs, outputs);
  }

  /** The columns of an input that the join needs: its keys, and its columns of the result. */
  List<String> needed(int input) {
    Set<InputColumn> needed = new LinkedHashSet<>();
    outputs.forEach(output -> needed.addAll(output.sources()));
    for (Pair pair : pairs) {
      needed.add(pair.before());
      needed.add(pair.next());
    }
    return inputs.schema(input).names().stream()
        .filter(name -> needed.contains(new InputColumn(input, name)))
        .toList();
  }

  /** The columns of the result. */
  Schema result() {
    return Schema.of(
        outputs.stream()
            .map(output -> new Schema.Field(output.name(), field(output.sources()).type()))
            .toList());
  }

  private Schema.Field field(List<InputColumn> sources) {
    return inputs.field(sources.get(0));
  }

  /**
   * The joins in order, for inputs with the needed columns. The first joins the first two inputs;
   * each other joins the result before it with the next input.
   */
  List<Pairing> pairings() {
    List<Pairing> pairings = new ArrayList<>();
    List<List<InputColumn>> columns =
        needed(0).stream().map(name -> List.of(new InputColumn(0, name))).toList();
    Schema left = schema(0);
    for (int input = 1; input < inputs.names().size(); input++) {
      boolean isLast = input == inputs.names().size() - 1;
      List<List<InputColumn>> next = isLast ? outputsUpTo(input) : columnsAfter(input);
      pairings.add(pairing(input, columns, left, next, isLast ? result() : numbered(next)));
      columns = next;
      left = numbered(next);
    }
    return pairings;
  }

  /** The needed columns of an input. */
  private Schema schema(int input) {
    return Schema.of(
        needed(input).stream().map(name -> inputs.field(new InputColumn(input, name))).toList());
  }

  /** The columns after an input is joined: those of the result so far, and keys of later joins. */
  private List<List<InputColumn>> columnsAfter(int input) {
    Set<List<InputColumn>> columns = new LinkedHashSet<>(outputsUpTo(input));
    columns.remove(List.of());
    pairs.stream()
        .filter(pair -> pair.next().input() > input && pair.before().input() <= input)
        .forEach(pair -> columns.add(List.of(pair.before())));
    return List.copyOf(columns);
  }

  /** For each column of the result, its sources among the first inputs. */
  private List<List<InputColumn>> outputsUpTo(int input) {
    return outputs.stream()
        .map(output -> output.sources().stream().filter(s -> s.input() <= input).toList())
        .toList();
  }

  /** A schema of columns named by their numbers, because two inputs may use one name. */
  private Schema numbered(List<List<InputColumn>> columns) {
    return Schema.of(
        IntStream.range(0, columns.size())
            .mapToObj(
                c ->
                    new Schema.Field(
                        Integer.toString(c), inputs.field(columns.get(c).get(0)).type()))
            .toList());
  }

  private Pairing pairing(
      int input,
      List<List<InputColumn>> before,
      Schema left,
      List<List<InputColumn>> after,
      Schema result) {
    String last = inputs.names().get(input - 1);
    String next = inputs.names().get(input);
    boolean keepsRight = type.keepsNext(last, next);
    List<String> needed = needed(input);
    List<Pairing.Key> keys =
        pairs.stream()
            .filter(pair -> pair.next().input() == input)
            .map(
                pair ->
                    new Pairing.Key(
                        before.indexOf(List.of(pair.before())), needed.indexOf(pair.next().name())))
            .toList();
    List<Source> sources =
        after.stream().map(column -> source(column, input, before, needed, keepsRight)).toList();
    return new Pairing(
        left, schema(input), keys, sources, result, type.keepsBefore(last, next), keepsRight);
  }

  /** The source of a column after an input is joined. */
  private static Source source(
      List<InputColumn> column,
      int input,
      List<List<InputColumn>> before,
      List<String> needed,
      boolean keepsRight) {
    List<InputColumn> earlier = column.stream().filter(s -> s.input() < input).toList();
    Optional<InputColumn> joined = column.stream().filter(s -> s.input() == input).findFirst();
    int left = before.indexOf(earlier);
    int right = joined.map(found -> needed.indexOf(found.name())).orElse(-1);
    if (earlier.isEmpty()) {
      return new Pairing.Of(Side.RIGHT, right);
    }
    return joined.isPresent() && keepsRight
        ? new First(left, right)
        : new Pairing.Of(Side.LEFT, left);
  }
}
