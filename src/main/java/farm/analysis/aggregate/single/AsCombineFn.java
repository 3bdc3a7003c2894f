package farm.analysis.aggregate.single;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.values.KV;

/**
 * Turns aggregations into Beam's own {@link CombineFn}, for collections of values rather than
 * chunks: {@code Combine.perKey(AsCombineFn.of(Median.of("energy"), Double.class, Double.class))}.
 *
 * <p>Values and results are {@link Long}, {@link Double}, {@link Boolean} or {@link String}; null
 * stands for a missing value or result. An aggregation with several results, such as a linear
 * trend, returns a {@link List} of doubles. The name of the aggregation's column doesn't matter.
 */
public final class AsCombineFn {

  private static final Map<Class<?>, ColumnType> TYPES =
      Map.of(
          Long.class, ColumnType.LONG,
          Double.class, ColumnType.DOUBLE,
          Boolean.class, ColumnType.BOOLEAN,
          String.class, ColumnType.TEXT);

  private AsCombineFn() {}

  /**
   * Returns a function that aggregates values.
   *
   * @throws IllegalArgumentException if the aggregation doesn't take exactly one column, or its
   *     result isn't a {@code result}
   * @throws farm.analysis.problem.RequestException if the aggregation doesn't accept such values
   */
  public static <V, R> CombineFn<V, ?, R> of(
      Aggregation aggregation, Class<V> value, Class<R> result) {
    return new ValuesFn<>(
        aggregation, inputs(aggregation, value), result, (V one) -> new Object[] {one});
  }

  /**
   * Returns a function that aggregates pairs of a value and its companion, such as a weight.
   *
   * @throws IllegalArgumentException if the aggregation doesn't take exactly two columns, or its
   *     result isn't a {@code result}
   * @throws farm.analysis.problem.RequestException if the aggregation doesn't accept such values
   */
  public static <V, W, R> CombineFn<KV<V, W>, ?, R> ofPairs(
      Aggregation aggregation, Class<V> value, Class<W> other, Class<R> result) {
    return new ValuesFn<>(
        aggregation,
        inputs(aggregation, value, other),
        result,
        (KV<V, W> pair) -> new Object[] {pair.getKey(), pair.getValue()});
  }

  private static List<Schema.Field> inputs(Aggregation aggregation, Class<?>... values) {
    List<String> columns = aggregation.columns();
    if (columns.size() != values.length) {
      throw new IllegalArgumentException(
          "%s aggregates %d columns; should be %d"
              .formatted(aggregation.getClass().getSimpleName(), columns.size(), values.length));
    }
    List<Schema.Field> inputs = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      inputs.add(new Schema.Field(columns.get(c), typeOf(values[c])));
    }
    return inputs;
  }

  static ColumnType typeOf(Class<?> values) {
    ColumnType type = TYPES.get(values);
    if (type == null) {
      throw new IllegalArgumentException(
          "values should be Long, Double, Boolean or String, were " + values.getSimpleName());
    }
    return type;
  }
}
