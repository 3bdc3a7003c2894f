package farm.analysis.window;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.window.function.Difference;
import farm.analysis.window.function.EdgeValue;
import farm.analysis.window.function.Frame;
import farm.analysis.window.function.Moving;
import farm.analysis.window.function.Ranking;
import farm.analysis.window.function.Share;
import farm.analysis.window.function.Shifted;
import farm.analysis.window.function.WindowFunction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A random function, and its expression in SQLite. SQLite rounds sums of doubles at each step; so
 * for these, it lists the rows of each frame, and {@link #expected} computes exactly.
 *
 * @param sql an expression of the value or, for a sum, of the rowids of the frame
 * @param summed the column of a sum; null for another function
 */
record RandomFunction(WindowFunction function, String sql, @Nullable String summed) {

  private static final MathContext DIGITS = new MathContext(800);

  /** A function of rows with these partitions and this order. */
  static RandomFunction of(List<String> partitions, List<Order> orders, Random random) {
    String partition =
        partitions.isEmpty() ? "" : "PARTITION BY %s ".formatted(String.join(", ", partitions));
    String order = sql(orders);
    String window = "%sORDER BY %srowid".formatted(partition, order);
    String peers =
        partition + (orders.isEmpty() ? "" : "ORDER BY " + order.replaceFirst(", $", ""));
    Schema.Field field = RandomTable.SCHEMA.field(random.nextInt(RandomTable.SCHEMA.size()));
    String column = field.name();
    String number = List.of("agents", "energy", "step", "alive").get(random.nextInt(4));
    int offset = 1 + random.nextInt(3);
    return switch (random.nextInt(9)) {
      case 0 -> shifted(field, random.nextBoolean() ? offset : -offset, window, random);
      case 1 -> {
        String numeric = number.equals("alive") ? "agents" : number;
        yield plain(
            new Difference(numeric, offset),
            "%1$s - lag(%1$s, %2$d) OVER (%3$s)".formatted(numeric, offset, window));
      }
      case 2 -> {
        boolean isLast = random.nextBoolean();
        yield plain(
            new EdgeValue(column, isLast),
            ("%s_value(%s) OVER (%s ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)")
                .formatted(isLast ? "last" : "first", column, window));
      }
      case 3 -> plain(Ranking.ROW_NUMBER, "row_number() OVER (%s)".formatted(window));
      case 4 -> {
        Ranking ranking =
            orders.isEmpty()
                ? Ranking.ROW_NUMBER
                : List.of(Ranking.RANK, Ranking.DENSE_RANK).get(random.nextInt(2));
        yield plain(
            ranking,
            "%s() OVER (%s)"
                .formatted(
                    ranking.name().toLowerCase(Locale.ROOT), orders.isEmpty() ? window : peers));
      }
      case 5 ->
          new RandomFunction(
              new Share(number), "group_concat(rowid) OVER (%s)".formatted(partition), number);
      default -> moving(number, column, orders, window, peers, random);
    };
  }

  private static RandomFunction plain(WindowFunction function, String sql) {
    return new RandomFunction(function, sql, null);
  }

  private static RandomFunction shifted(
      Schema.Field field, int back, String window, Random random) {
    String otherwise =
        random.nextBoolean()
            ? null
            : switch (field.type()) {
              case LONG -> "7";
              case DOUBLE -> "0.5";
              case BOOLEAN -> "true";
              case TEXT, JSON -> "none";
            };
    String value =
        otherwise == null ? "NULL" : field.type().isTextual() ? "'none'" : otherwise;
    return plain(
        new Shifted(field.name(), back, otherwise),
        "%s(%s, %d, %s) OVER (%s)"
            .formatted(back > 0 ? "lag" : "lead", field.name(), Math.abs(back), value, window));
  }

  private static RandomFunction moving(
      String number,
      String column,
      List<Order> orders,
      String window,
      String peers,
      Random random) {
    Moving.Fn fn = Moving.Fn.values()[random.nextInt(Moving.Fn.values().length)];
    boolean isSum =
        fn == Moving.Fn.SUM || fn == Moving.Fn.MEAN || fn == Moving.Fn.STDDEV;
    String of = isSum ? number : fn == Moving.Fn.COUNT && random.nextBoolean() ? null : column;
    boolean hasRange =
        orders.size() == 1 && List.of("step", "agents", "energy").contains(orders.get(0).column());
    int count = 1 + random.nextInt(6);
    double distance = random.nextInt(5) / 2.0;
    int kind = random.nextInt(hasRange ? 4 : 2);
    Frame frame =
        kind == 0
            ? new Frame.ToHere()
            : kind == 1 ? new Frame.Rows(count) : new Frame.Range(distance);
    String over =
        kind == 0
            ? window + " ROWS UNBOUNDED PRECEDING"
            : kind == 1
                ? "%s ROWS %d PRECEDING".formatted(window, count - 1)
                : "%s RANGE %s PRECEDING".formatted(peers, distance);
    return isSum
        ? new RandomFunction(
            new Moving(fn, of, frame), "group_concat(rowid) OVER (%s)".formatted(over), of)
        : plain(
            new Moving(fn, of, frame),
            "%s(%s) OVER (%s)"
                .formatted(fn.name().toLowerCase(Locale.ROOT), of == null ? "*" : of, over));
  }

  private static String sql(List<Order> orders) {
    return orders.stream()
        .map(order -> order.column() + (order.descending() ? " DESC, " : ", "))
        .collect(Collectors.joining());
  }

  /** The type of the value that SQLite gives. */
  ColumnType sqlType(List<Order> orders) {
    return summed == null ? function.type(RandomTable.SCHEMA, orders) : ColumnType.TEXT;
  }

  /**
   * The value of a row.
   *
   * @param found the value that SQLite gives
   * @param values the values of {@link #summed}, by rowid less 1
   */
  @Nullable Object expected(@Nullable Object found, List<@Nullable Object> values, int row) {
    if (summed == null) {
      return found;
    }
    List<Object> frame = new ArrayList<>();
    for (String rowid : found == null ? new String[0] : ((String) found).split(",")) {
      Object value = values.get(Integer.parseInt(rowid) - 1);
      if (value != null) {
        frame.add(value);
      }
    }
    return function instanceof Share
        ? share(values.get(row), frame)
        : aggregated(((Moving) function).fn(), frame);
  }

  private static @Nullable Object share(@Nullable Object value, List<Object> partition) {
    Object sum = aggregated(Moving.Fn.SUM, partition);
    if (value == null || sum == null || number(sum) == 0) {
      return null;
    }
    return number(value) / number(sum);
  }

  private static @Nullable Object aggregated(Moving.Fn fn, List<Object> values) {
    if (values.size() < (fn == Moving.Fn.STDDEV ? 2 : 1)) {
      return null;
    }
    double special = 0;
    for (Object value : values) {
      special += Double.isFinite(number(value)) ? 0 : number(value);
    }
    if (special != 0) {
      return fn == Moving.Fn.STDDEV ? (Double) Double.NaN : (Double) special;
    }
    BigDecimal sum = sum(values.stream().map(RandomFunction::exact).toList());
    if (fn == Moving.Fn.SUM) {
      return values.get(0) instanceof Double ? (Object) sum.doubleValue() : sum.longValueExact();
    }
    if (fn == Moving.Fn.MEAN) {
      return sum.doubleValue() / values.size();
    }
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal squares = sum(values.stream().map(value -> exact(value).pow(2)).toList());
    return n.multiply(squares)
        .subtract(sum.pow(2))
        .divide(n.multiply(n.subtract(BigDecimal.ONE)), DIGITS)
        .sqrt(DIGITS)
        .doubleValue();
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal exact(Object value) {
    return new BigDecimal(number(value));
  }

  private static double number(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
  }
}
