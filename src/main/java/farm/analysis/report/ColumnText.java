package farm.analysis.report;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column as a reader sees them. Doubles have five significant digits at the largest
 * value, and all have the same number of decimals, so that they line up.
 */
final class ColumnText {

  private static final int DIGITS = 5;
  private static final int MOST_DECIMALS = 9;

  /** Smaller numbers have an exponent. */
  private static final double LEAST_PLAIN = 1e-4;

  private static final double MOST_PLAIN = 1e15;

  /** The longest text shown; the rest is in the data. */
  private static final int MOST_CHARS = 200;

  private final int decimals;
  private final boolean isGrouped;

  private ColumnText(int decimals, boolean isGrouped) {
    this.decimals = decimals;
    this.isGrouped = isGrouped;
  }

  /** The texts of a column; digits of names, such as ids, aren't grouped. */
  static ColumnText of(Chunk rows, int column, ColumnRole role) {
    boolean isGrouped = role instanceof Measure || role instanceof Ordered || role instanceof Bin;
    int decimals =
        rows.schema().field(column).type() == ColumnType.DOUBLE ? decimals(rows, column) : 0;
    return new ColumnText(decimals, isGrouped);
  }

  private static int decimals(Chunk rows, int column) {
    double[] plain =
        IntStream.range(0, rows.rowCount())
            .mapToObj(row -> rows.value(row, column))
            .filter(Double.class::isInstance)
            .mapToDouble(value -> Math.abs((Double) value))
            .filter(value -> value < MOST_PLAIN)
            .toArray();
    double greatest = DoubleStream.of(plain).max().orElse(0);
    int before = greatest == 0 ? 1 : (int) Math.floor(Math.log10(greatest)) + 1;
    int most = Math.min(Math.max(DIGITS - before, 0), MOST_DECIMALS);
    int needed = 0;
    for (int i = 0; i < plain.length && needed < most; i++) {
      BigDecimal rounded = rounded(plain[i], most).stripTrailingZeros();
      needed = Math.max(needed, rounded.scale());
    }
    return needed;
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /** The text of a value; empty if it is missing. */
  String of(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof Long number) {
      return isGrouped ? grouped(number.toString()) : number.toString();
    }
    return cut(value.toString());
  }

  /** The text, or the start of a longer one, which doesn't end in half a character. */
  private static String cut(String text) {
    if (text.length() <= MOST_CHARS) {
      return text;
    }
    boolean isHalf = Character.isHighSurrogate(text.charAt(MOST_CHARS - 1));
    return text.substring(0, isHalf ? MOST_CHARS - 1 : MOST_CHARS) + "…";
  }

  private String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = Math.abs(value) < MOST_PLAIN ? rounded(value, decimals) : BigDecimal.ZERO;
    if (rounded.signum() == 0 && value != 0) {
      return withFewDigits(value);
    }
    String plain = rounded.toPlainString();
    return isGrouped ? grouped(plain) : plain;
  }

  /** The number with a comma between thousands: {@code 30,011.5}. */
  static String grouped(String plain) {
    int point = plain.indexOf('.');
    int first = plain.startsWith("-") ? 1 : 0;
    StringBuilder text = new StringBuilder(plain);
    for (int at = (point < 0 ? plain.length() : point) - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** A number that doesn't fit the decimals, with three digits: {@code 0.025}, {@code 1.23e-7}. */
  private static String withFewDigits(double value) {
    BigDecimal digits = BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros();
    if (Math.abs(value) >= LEAST_PLAIN && Math.abs(value) < MOST_PLAIN) {
      return digits.toPlainString();
    }
    int exponent = digits.precision() - digits.scale() - 1;
    return digits.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}
