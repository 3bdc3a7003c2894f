package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.ExactLimit;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent values of a column: {@code TopK.of("action_type", 5)}.
 *
 * <p>The column may have any type. The result is JSON with the number of times each value occurs:
 * {@code [{"value":"system","count":12},…]}. The most frequent value comes first, and the lesser of
 * two equally frequent ones. The result is missing if there are no values. JSON values appear as
 * texts.
 *
 * <p>Groups of up to {@code exactValues} distinct values are exact. Larger groups keep at most
 * twice as many values, in about 33 bytes each, plus their texts. Their counts have bounds: {@code
 * [{"value":"system","at_least":12,"at_most":14},…]}, ordered by {@code at_least}. The bounds are
 * those of a Misra–Gries summary. For n values, they are at most n / ({@code exactValues} + 1)
 * apart. No unlisted value occurs more often than {@code at_most} of the last listed one. If fewer
 * than {@code k} values are listed, no other value occurs more than n / ({@code exactValues} + 1)
 * times.
 *
 * <p>The order of the rows doesn't decide which groups are estimated, and the bounds hold for every
 * order. But the bounds themselves, and the choice between nearly equally frequent values, may
 * depend on the order, and so differ from run to run. For the same bits in every run, set a larger
 * {@code exactValues}, or group by the column itself and count the rows.
 *
 * @param column the column to aggregate
 * @param k the largest number of values to list
 * @param exactValues the number of distinct values of a group that are counted exactly; null for
 *     100,000
 */
@Described(
    value =
        "The `k` most frequent values of a column of any type. Equally frequent ones are in"
            + " ascending order. As `json`: `[{\"value\":\"a\",\"count\":5},…]`. Values are equal"
            + " as in `count_distinct`. Missing if there are no values. Exact up to `exact_values`"
            + " distinct values in a group; beyond that, bounds at most n / (`exact_values` + 1) apart:"
            + " `[{\"value\":\"a\",\"at_least\":5,\"at_most\":7},…]` (Misra–Gries as in Agarwal et"
            + " al. 2013).",
    example = "causes: {value: cause, fn: {type: top_k, k: 5}}")
public record TopK(
    String column,
    @Option("the number of values to list") int k,
    @Option(
            value = "the number of distinct values of a group that are counted exactly",
            otherwise = "100,000")
        @Nullable Integer exactValues)
    implements ColumnAggregation {

  private static final int DEFAULT_EXACT = 100_000;

  /** Checks the options. */
  public TopK {
    if (k < 1) {
      throw new IllegalArgumentException("'k' should be at least 1, was %d".formatted(k));
    }
    ExactLimit.check("exact_values", exactValues);
  }

  /** The {@code k} most frequent values of {@code column}, with the default limit. */
  public static TopK of(String column, int k) {
    return new TopK(column, k, null);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return ColumnType.JSON;
  }

  @Override
  public String errorOfEstimates() {
    return "the bounds of a count differ by at most 1/%d of the values".formatted(mostExact() + 1);
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new TopKAccumulator(input.type(), k, mostExact());
  }

  private int mostExact() {
    return exactValues == null ? DEFAULT_EXACT : exactValues;
  }
}
