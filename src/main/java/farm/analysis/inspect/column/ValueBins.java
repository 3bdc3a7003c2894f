package farm.analysis.inspect.column;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the numbers of a column in at most 16 bins, whose width need not be known before: {@code
 * new ValueBins("energy")}. See {@link AdaptiveBins}.
 *
 * <p>The results are the number of the first bin, the exponent of the width, and the count of each
 * bin; those of bins after the last are missing. NaN and infinities aren't counted.
 *
 * @param column the column to aggregate, of integers or doubles
 */
record ValueBins(String column) implements Aggregation {

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public List<Field> results(String name, List<Field> inputs) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(name + " first", ColumnType.LONG));
    fields.add(new Field(name + " exponent", ColumnType.LONG));
    for (int i = 0; i < AdaptiveBins.MOST; i++) {
      fields.add(new Field("%s count %d".formatted(name, i), ColumnType.LONG));
    }
    return fields;
  }

  @Override
  public Accumulator accumulator(List<Field> inputs) {
    return new ValueBinsAccumulator();
  }
}
