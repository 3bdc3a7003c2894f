package farm.analysis.inspect.column;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The statistics of several columns and the number of rows, as one aggregation: a table may have
 * thousands of columns, and a runner copies each aggregation several times.
 *
 * @param columns the columns to aggregate
 */
record AllColumns(ArrayList<String> columns) implements Aggregation {

  static final String ROWS = "rows";

  /** Copies the list. */
  AllColumns(List<String> columns) {
    this(new ArrayList<>(columns));
  }

  /**
   * A statistic.
   *
   * @param name the name of its results
   * @param aggregation the aggregation of one column, or of none
   * @param column the number of its column, from 0; any number if it has none
   */
  record Part(String name, Aggregation aggregation, int column) {

    List<Field> inputs(List<Field> all) {
      return aggregation.columns().isEmpty() ? List.of() : List.of(all.get(column));
    }
  }

  private static List<Part> parts(List<Field> inputs) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(ROWS, Count.ofRows(), 0));
    for (int c = 0; c < inputs.size(); c++) {
      String name = inputs.get(c).name();
      parts.add(new Part(c + " present", Count.of(name), c));
      parts.add(new Part(c + " frequent", new FrequentValues(name), c));
      if (!inputs.get(c).type().isTextual()) {
        parts.add(new Part(c + " min", Min.of(name), c));
        parts.add(new Part(c + " max", Max.of(name), c));
        parts.add(new Part(c + " mean", Mean.of(name), c));
      }
      if (inputs.get(c).type().isNumeric()) {
        parts.add(new Part(c + " bins", new ValueBins(name), c));
      }
    }
    return parts;
  }

  @Override
  public List<Field> results(String name, List<Field> inputs) {
    return parts(inputs).stream()
        .flatMap(part -> part.aggregation.results(part.name, part.inputs(inputs)).stream())
        .toList();
  }

  @Override
  public Accumulator accumulator(List<Field> inputs) {
    return new AllColumnsAccumulator(inputs, parts(inputs));
  }
}
