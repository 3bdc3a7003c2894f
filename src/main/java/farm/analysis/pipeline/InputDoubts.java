package farm.analysis.pipeline;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.Doubt;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reports doubts about the inputs of a refused step, because they may explain the refusal. */
final class InputDoubts {

  private final List<Linked> steps;
  private final Map<Integer, DataLoader> loaders;
  private final Problems problems;
  private final Set<Doubt> told = new HashSet<>();

  /**
   * The doubts of the loaders, none of them reported yet.
   *
   * @param loaders the loaders of the steps that read, by the step's index; may grow later
   * @param problems receives the doubts
   */
  InputDoubts(List<Linked> steps, Map<Integer, DataLoader> loaders, Problems problems) {
    this.steps = steps;
    this.loaders = loaders;
    this.problems = problems;
  }

  /**
   * Adds the doubts about the inputs of a step. A doubt about a column is added only if numbers in
   * that column would change the refusal or remove it.
   *
   * @param inputs the columns of the step's inputs
   * @param check checks the step for inputs with these columns
   */
  void add(int step, List<Schema> inputs, RequestException refused, Consumer<List<Schema>> check) {
    for (int read : readsBefore(step)) {
      for (Doubt doubt : Objects.requireNonNull(loaders.get(read)).inputs().doubts()) {
        String column = doubt.column();
        boolean matters =
            column.isEmpty()
                || !messages(refused).equals(refusal(withNumber(column, inputs), check));
        if (matters && told.add(doubt)) {
          problems.add(
              column.isEmpty()
                  ? steps.get(read).step().placeOf("path")
                  : steps.get(step).step().placeOf(column),
              doubt.reason().get());
        }
      }
    }
  }

  /** The steps that read the rows that reach a step, changed or not. */
  private Set<Integer> readsBefore(int step) {
    Set<Integer> reads = new TreeSet<>();
    for (int input : steps.get(step).inputs()) {
      if (loaders.containsKey(input)) {
        reads.add(input);
      }
      reads.addAll(readsBefore(input));
    }
    return reads;
  }

  private static List<Schema> withNumber(String column, List<Schema> schemas) {
    return schemas.stream()
        .map(schema -> Schema.of(schema.fields().stream().map(f -> number(column, f)).toList()))
        .toList();
  }

  private static Schema.Field number(String column, Schema.Field field) {
    return field.name().equals(column) && field.type().isTextual()
        ? new Schema.Field(column, ColumnType.DOUBLE)
        : field;
  }

  /** The messages with which the check fails; none if it succeeds. */
  private static List<String> refusal(List<Schema> inputs, Consumer<List<Schema>> check) {
    try {
      check.accept(inputs);
      return List.of();
    } catch (RequestException e) {
      return messages(e);
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> messages(RequestException refused) {
    return Stream.concat(Stream.of(refused), Arrays.stream(refused.getSuppressed()))
        .map(e -> String.valueOf(e.getMessage()))
        .toList();
  }
}
