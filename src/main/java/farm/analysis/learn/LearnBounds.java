package farm.analysis.learn;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import farm.analysis.process.value.Cast;
import farm.analysis.process.value.Clip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clips outliers by the interquartile rule (Tukey 1977). The bounds lie outside the quartiles, at
 * {@code factor} times the distance between them.
 *
 * <p>Columns of integers become doubles. Quartiles are exact up to 1000 values, then each within 1
 * % of its true value.
 *
 * @param columns the columns of numbers
 * @param factor the distance from the quartiles to the bounds, in interquartile ranges; at least 0
 */
public record LearnBounds(List<String> columns, double factor) implements TwoPassStep {

  private static final String LOWER = "first quartile of ";
  private static final String UPPER = "third quartile of ";

  /** Checks the factor. */
  public LearnBounds {
    columns = List.copyOf(columns);
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("'factor' should be at least 0, was %s".formatted(factor));
    }
  }

  @Override
  public Aggregate facts() {
    Aggregate facts = Aggregate.groupBy();
    for (String column : columns) {
      facts =
          facts
              .with(LOWER + column, Quantile.of(column, 0.25))
              .with(UPPER + column, Quantile.of(column, 0.75));
    }
    return facts;
  }

  @Override
  public Schema result(Schema input, Schema learnedFrom) {
    List<RequestException> problems = new ArrayList<>();
    for (String column : columns) {
      if (input.find(column).isEmpty()) {
        problems.add(new RequestException(column, input.unknownColumn(column)));
      } else if (!input.field(input.indexOf(column)).type().isNumeric()) {
        problems.add(Clip.notNumeric(input.field(input.indexOf(column))));
      }
    }
    RequestException.throwIfAny(problems);
    return Process.schemaOf(widened(), input);
  }

  /** The cast of all columns to doubles, because bounds may lie between integers. */
  private DataProcessor widened() {
    Map<String, ColumnType> doubles = new LinkedHashMap<>();
    columns.forEach(column -> doubles.put(column, ColumnType.DOUBLE));
    return Cast.to(doubles);
  }

  @Override
  public DataProcessor processor(Chunk facts) {
    Map<String, Clip.Bounds> bounds = new LinkedHashMap<>();
    for (String column : columns) {
      @Nullable Double lower = (Double) facts.value(0, facts.schema().indexOf(LOWER + column));
      @Nullable Double upper = (Double) facts.value(0, facts.schema().indexOf(UPPER + column));
      if (lower == null || upper == null) {
        continue;
      }
      double reach = factor * (upper - lower);
      if (Double.isNaN(reach)) {
        throw new DataException(
            ("column '%s' has NaN or infinite values, so its quartiles have no distance; filter them"
                    + " out, or give 'bounds'")
                .formatted(column));
      }
      bounds.put(column, new Clip.Bounds(lower - reach, upper + reach));
    }
    return widened().andThen(Clip.to(bounds));
  }
}
