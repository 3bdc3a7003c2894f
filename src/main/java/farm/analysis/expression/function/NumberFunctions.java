package farm.analysis.expression.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.operator.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Functions of numbers. Those beyond IEEE 754 arithmetic use fdlibm ({@link StrictMath}), which
 * gives the same bits on every machine.
 */
final class NumberFunctions {

  private static final long MOST_DECIMALS = 30;

  private NumberFunctions() {}

  static Set<Function> all() {
    return Set.of(
        Function.of("abs(number)", NumberFunctions::abs),
        Function.of("sign(number)", NumberFunctions::sign),
        Function.of("floor(number)", call -> whole(call, Math::floor)),
        Function.of("ceil(number)", call -> whole(call, Math::ceil)),
        Function.of("round(number[, decimals])", NumberFunctions::round),
        Function.of("sqrt(number)", call -> ofDouble(call, Math::sqrt)),
        Function.of("exp(number)", call -> ofDouble(call, StrictMath::exp)),
        Function.of("ln(number)", call -> ofDouble(call, x -> ofPositive(x, StrictMath::log))),
        Function.of("log10(number)", call -> ofDouble(call, x -> ofPositive(x, StrictMath::log10))),
        Function.of("power(base, exponent)", call -> ofDoubles(call, NumberFunctions::power)),
        Function.of("mod(number, divisor)", call -> ofDoubles(call, (x, y) -> x % y)),
        Function.of(
            "least(number, number, …)", call -> extreme(call, Math::min, (x, y) -> x >= y ? y : x)),
        Function.of(
            "greatest(number, number, …)",
            call -> extreme(call, Math::max, (x, y) -> x < y ? y : x)));
  }

  private static Evaluator ofDouble(Call call, DoubleUnaryOperator function) {
    return DoubleCall.of(call.asDouble(0), function);
  }

  private static Evaluator ofDoubles(Call call, DoubleBinaryOperator function) {
    return DoubleCall.of(call.asDouble(0), call.asDouble(1), function);
  }

  private static double ofPositive(double x, DoubleUnaryOperator function) {
    return x > 0 ? function.applyAsDouble(x) : Double.NaN;
  }

  /**
   * The power as C defines it (ISO C, F.10.4.4). Java gives NaN for 1 or -1 to an infinite power.
   */
  private static double power(double base, double exponent) {
    return Math.abs(base) == 1 && Double.isInfinite(exponent) ? 1 : StrictMath.pow(base, exponent);
  }

  private static Evaluator abs(Call call) {
    Evaluator number = call.number(0);
    return number.type() == ColumnType.LONG
        ? LongCall.of(call, number, Math::absExact)
        : DoubleCall.of(number, Math::abs);
  }

  private static Evaluator sign(Call call) {
    Evaluator number = call.number(0);
    return number.type() == ColumnType.LONG
        ? LongCall.of(call, number, Long::signum)
        : call.byRow(ColumnType.LONG, List.of(number), row -> (long) Math.signum(row.doubleAt(0)));
  }

  private static Evaluator whole(Call call, DoubleUnaryOperator function) {
    Evaluator number = call.number(0);
    return number.type() == ColumnType.LONG ? number : DoubleCall.of(number, function);
  }

  private static Evaluator round(Call call) {
    Evaluator number = call.asDouble(0);
    return call.count() == 1
        ? DoubleCall.of(number, x -> round(x, 0))
        : DoubleCall.of(
            number,
            Conversion.to(ColumnType.DOUBLE, call.integer(1)),
            (x, decimals) -> round(x, (long) decimals));
  }

  /** Rounds half away from zero. From 2⁵² on, doubles have no fractional part. */
  private static double round(double x, long decimals) {
    if (!(Math.abs(x) <= 0x1p52)) {
      return x;
    }
    if (decimals <= 0) {
      return (long) (x + (x < 0 ? -0.5 : 0.5));
    }
    int scale = (int) Math.min(decimals, MOST_DECIMALS);
    double rounded = new BigDecimal(x).setScale(scale, RoundingMode.HALF_UP).doubleValue();
    return x < 0 ? -Math.abs(rounded) : rounded;
  }

  private static Evaluator extreme(Call call, LongBinaryOperator ofLongs, DoubleBinaryOperator of) {
    return call.numbers().stream()
        .reduce(
            (x, y) ->
                x.type() == ColumnType.LONG
                    ? LongCall.of(call, x, y, ofLongs)
                    : DoubleCall.of(x, y, of))
        .orElseThrow();
  }
}
