package farm.analysis.operator;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Brings all elements of a collection together on one worker, by giving them the same key. */
public final class OneKey {

  private OneKey() {}

  /** Gives each element the same key. */
  public static <T> WithKeys<Integer, T> keys() {
    return WithKeys.<Integer, T>of(0).withKeyType(TypeDescriptors.integers());
  }

  /**
   * Combines all elements; there must be at least one. Spark's runner would finish a global
   * combination on the driver.
   *
   * @param coder the coder of the result
   */
  public static <I, O> PTransform<PCollection<I>, PCollection<O>> combine(
      Combine.CombineFn<I, ?, O> fn, Coder<O> coder) {
    return PTransform.compose(
        all ->
            all.apply("OneKey", keys())
                .apply("Merge", Combine.perKey(fn))
                .apply("Merged", Values.create())
                .setCoder(coder));
  }
}
