package farm.analysis.expression.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import java.util.List;
import java.util.Set;

/** Functions that put values into groups. */
final class GroupFunctions {

  private GroupFunctions() {}

  static Set<Function> all() {
    return Set.of(
        Function.of(
            "bin(number, width)",
            "The lower edge of the number's bin, `floor(number / width) * width`. A `long` if both arguments are. The width is a literal above 0. Not in SQLite.",
            "bin(step_number, 100)",
            GroupFunctions::bin),
        Function.of(
            "hash_bucket(value, buckets)",
            "A bucket from 0 to `buckets` - 1, the same in every run and on every machine. Equal"
                + " numbers share a bucket. It is SplitMix64's finalizer of a number, or of a"
                + " text's 64-bit FNV-1a, modulo `buckets`, which is a literal `long` above 0. Not"
                + " in SQLite.",
            "hash_bucket(agent_id, 10)",
            GroupFunctions::hashBucket));
  }

  private static Evaluator bin(Call call) {
    Evaluator number = call.number(0);
    Number width = call.literal(1, Number.class, "a constant width above 0", 1L);
    if (!(width.doubleValue() > 0) || Double.isInfinite(width.doubleValue())) {
      call.problem(1, "bin needs a constant width above 0");
      return number;
    }
    if (number.type() == ColumnType.LONG && width instanceof Long whole) {
      return LongCall.of(
          call, number, x -> Math.multiplyExact(Math.floorDiv(x, whole), (long) whole));
    }
    double size = width.doubleValue();
    return DoubleCall.of(call.asDouble(0), x -> Math.floor(x / size) * size);
  }

  private static Evaluator hashBucket(Call call) {
    long buckets = call.literal(1, Long.class, "a constant whole number of buckets above 0", 1L);
    if (buckets <= 0) {
      call.problem(1, "hash_bucket needs a constant whole number of buckets above 0");
      return Constant.missing(ColumnType.LONG);
    }
    Evaluator value = call.any(0);
    return switch (value.type()) {
      case LONG -> LongCall.of(call, value, x -> bucket(mixed(x), buckets));
      case DOUBLE ->
          call.byRow(
              ColumnType.LONG, List.of(value), row -> bucket(hash(row.doubleAt(0)), buckets));
      case BOOLEAN ->
          call.byRow(
              ColumnType.LONG,
              List.of(value),
              row -> bucket(mixed(row.booleanAt(0) ? 1 : 0), buckets));
      case TEXT, JSON ->
          call.byRow(ColumnType.LONG, List.of(value), row -> bucket(hash(row.textAt(0)), buckets));
    };
  }

  private static long bucket(long hash, long buckets) {
    return Long.remainderUnsigned(hash, buckets);
  }

  /** The hash of a double; a long of the same value has the same hash. */
  private static long hash(double value) {
    long whole = (long) value;
    return mixed(whole == value ? whole : Double.doubleToLongBits(value));
  }

  /** The FNV-1a hash of the UTF-16 units (Fowler, Noll, Vo), mixed. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), after its first increment. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
