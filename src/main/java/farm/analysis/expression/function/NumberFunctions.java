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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions of numbers. Those beyond IEEE 754 arithmetic use fdlibm ({@link StrictMath}), which
 * gives the same bits on every machine.
 */
final class NumberFunctions {

  private static final long MOST_DECIMALS = 30;

  private NumberFunctions() {}

  static Set<Function> all() {
    return Stream.of(rounding(), exponential(), ofSeveral())
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Function> rounding() {
    return Set.of(
        Function.of(
            "abs(number)",
            "The absolute value, of the type of the number.",
            "abs(health_before - health_after)",
            NumberFunctions::abs),
        Function.of(
            "sign(number)",
            "-1, 0 or 1: a `long`.",
            "sign(births - deaths)",
            NumberFunctions::sign),
        Function.of(
            "floor(number)",
            "The greatest whole number that isn't above the number, of its type.",
            "floor(energy)",
            call -> whole(call, Math::floor)),
        Function.of(
            "ceil(number)",
            "The least whole number that isn't below the number, of its type.",
            "ceil(energy)",
            call -> whole(call, Math::ceil)),
        Function.of(
            "round(number[, decimals])",
            "The number rounded to this number of decimals, half away from zero: a `double`."
                + " Without `decimals`, to a whole number.",
            "round(energy, 2)",
            NumberFunctions::round));
  }

  private static Set<Function> exponential() {
    return Set.of(
        Function.of(
            "sqrt(number)",
            "The square root: a `double`. Missing if the number is below 0.",
            "sqrt(energy)",
            call -> ofDouble(call, Math::sqrt)),
        Function.of(
            "exp(number)",
            "e to the power of the number: a `double`. The last two bits may differ from SQLite's.",
            "exp(-age)",
            call -> ofDouble(call, StrictMath::exp)),
        Function.of(
            "ln(number)",
            "The natural logarithm: a `double`. Missing if the number isn't above 0. The last two bits may differ from SQLite's.",
            "ln(total_agents)",
            call -> ofDouble(call, x -> ofPositive(x, StrictMath::log))),
        Function.of(
            "log10(number)",
            "The logarithm to base 10: a `double`. Missing if the number isn't above 0. The last two bits may differ from SQLite's.",
            "log10(total_agents)",
            call -> ofDouble(call, x -> ofPositive(x, StrictMath::log10))),
        Function.of(
            "power(base, exponent)",
            "The base to the power of the exponent: a `double`. Missing if the result isn't a real"
                + " number. The last two bits may differ from SQLite's.",
            "power(energy, 2)",
            call -> ofDoubles(call, NumberFunctions::power)));
  }

  private static Set<Function> ofSeveral() {
    return Set.of(
        Function.of(
            "mod(number, divisor)",
            "The remainder of doubles, with the sign of the number: a `double`. Missing if the"
                + " divisor is 0.",
            "mod(step_number, 10)",
            call -> ofDoubles(call, (x, y) -> x % y)),
        Function.of(
            "least(number, number, …)",
            "The least of the numbers. A `long` beside a `double` becomes a `double`. Missing if"
                + " any is. SQLite calls it `min` and allows text.",
            "least(energy, 100)",
            call -> extreme(call, Math::min, (x, y) -> x >= y ? y : x)),
        Function.of(
            "greatest(number, number, …)",
            "The greatest of the numbers. A `long` beside a `double` becomes a `double`. Missing if"
                + " any is. SQLite calls it `max` and allows text.",
            "greatest(births, deaths)",
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
