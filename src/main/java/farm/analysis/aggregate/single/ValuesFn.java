package farm.analysis.aggregate.single;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.DoubleCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.jspecify.annotations.Nullable;

/** Combines values with one aggregation. */
final class ValuesFn<V, R> extends CombineFn<V, ValueBatch, R> {

  private final Aggregation aggregation;
  private final List<Schema.Field> inputs;
  private final Class<R> result;
  private final Parts<V> parts;

  /** Splits an input into its values, one for each column. */
  interface Parts<V> extends Serializable {
    @Nullable Object[] of(V input);
  }

  ValuesFn(Aggregation aggregation, List<Schema.Field> inputs, Class<R> result, Parts<V> parts) {
    this.aggregation = aggregation;
    this.inputs = List.copyOf(inputs);
    this.result = result;
    this.parts = parts;
    List<Schema.Field> results = aggregation.results("result", inputs);
    if (results.size() == 1 ? !holds(results.get(0).type(), result) : result != List.class) {
      throw new IllegalArgumentException(
          "%s gives %s; should give one %s"
              .formatted(
                  aggregation.getClass().getSimpleName(),
                  Schema.of(results),
                  result.getSimpleName()));
    }
  }

  private static boolean holds(ColumnType type, Class<?> result) {
    ColumnType wanted = AsCombineFn.typeOf(result);
    return type == wanted || (type == ColumnType.JSON && wanted == ColumnType.TEXT);
  }

  @Override
  public ValueBatch createAccumulator() {
    return new ValueBatch(aggregation, inputs);
  }

  @Override
  public ValueBatch addInput(ValueBatch batch, V input) {
    batch.add(parts.of(input));
    return batch;
  }

  @Override
  public ValueBatch mergeAccumulators(Iterable<ValueBatch> batches) {
    ValueBatch merged = createAccumulator();
    batches.forEach(merged::merge);
    return merged;
  }

  @Override
  @SuppressWarnings("NullAway") // a missing result is null
  public R extractOutput(ValueBatch batch) {
    List<@Nullable Object> values = new ArrayList<>();
    batch.results().forEach(column -> values.add(column.valueAt(0)));
    return result.cast(result == List.class ? values : values.get(0));
  }

  @Override
  public Coder<ValueBatch> getAccumulatorCoder(CoderRegistry registry, Coder<V> input) {
    return new ValueBatch.BatchCoder(aggregation, inputs);
  }

  @Override
  @SuppressWarnings("unchecked") // coder() returns the coder of the class R
  public Coder<R> getDefaultOutputCoder(CoderRegistry registry, Coder<V> input) {
    Coder<?> coder =
        result == List.class ? ListCoder.of(NullableCoder.of(DoubleCoder.of())) : coder();
    return NullableCoder.of((Coder<R>) coder);
  }

  private Coder<?> coder() {
    return switch (AsCombineFn.typeOf(result)) {
      case LONG -> VarLongCoder.of();
      case DOUBLE -> DoubleCoder.of();
      case BOOLEAN -> BooleanCoder.of();
      case TEXT, JSON -> StringUtf8Coder.of();
    };
  }
}
