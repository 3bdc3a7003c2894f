package farm.analysis.cli;

import farm.analysis.inspect.column.Bin;
import farm.analysis.inspect.column.ColumnProfile;
import farm.analysis.inspect.column.ValueCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The profile of a column as the cells of a line of text. */
final class ColumnCells {

  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_BLOCKS = ".:-=+*#@";

  /** Four digits tell the size of a double. */
  private static final MathContext SHOWN_DIGITS = new MathContext(4);

  private static final int LEAST_PLAIN = -4;
  private static final int MOST_PLAIN = 7;
  private static final int MOST_VALUE_COLUMNS = 40;

  private final ColumnProfile column;
  private final long rows;
  private final Terminal terminal;

  ColumnCells(ColumnProfile column, long rows, Terminal terminal) {
    this.column = column;
    this.rows = rows;
    this.terminal = terminal;
  }

  /**
   * Name, type and share of missing values; of numbers also least, greatest, mean, distribution.
   */
  List<String> cells() {
    List<String> cells = new ArrayList<>();
    cells.add(terminal.shown(column.name()));
    cells.add(column.type().word());
    cells.add(share(column.missing(), rows));
    if (isNumeric()) {
      cells.add(number(column.min()));
      cells.add(number(column.max()));
      cells.add(number(column.mean()));
      cells.add(histogram());
    }
    return cells;
  }

  /** Returns true if the column has numbers. */
  boolean isNumeric() {
    return column.type().isNumeric() && column.min() != null;
  }

  /** A share of rows in whole percent; empty if there are no rows. */
  static String share(long part, long all) {
    if (all == 0) {
      return "";
    }
    if (part == 0 || part == all) {
      return part == 0 ? "0 %" : "100 %";
    }
    long percent = Math.round(100.0 * part / all);
    return percent == 0 ? "<1 %" : percent == 100 ? ">99 %" : percent + " %";
  }

  /** An integer as it is, or a double to four digits; an empty text for null. */
  static String number(@Nullable Object value) {
    if (!(value instanceof Double number)) {
      return Objects.toString(value, "");
    }
    if (!Double.isFinite(number) || number == 0) {
      return number == 0 ? "0" : Double.toString(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(SHOWN_DIGITS).stripTrailingZeros();
    int power = rounded.precision() - rounded.scale() - 1;
    return power >= LEAST_PLAIN && power < MOST_PLAIN
        ? rounded.toPlainString()
        : "%sE%d".formatted(rounded.scaleByPowerOfTen(-power).toPlainString(), power);
  }

  /** The heights of the bins, from the least value to the greatest. */
  private String histogram() {
    long most = column.bins().stream().mapToLong(Bin::count).max().orElse(1);
    String blocks = terminal.isUnicode() ? BLOCKS : ASCII_BLOCKS;
    return column.bins().stream()
        .map(bin -> bin.count() == 0 ? " " : block(blocks, (double) bin.count() / most))
        .collect(Collectors.joining());
  }

  private static String block(String blocks, double height) {
    int level = (int) Math.ceil(height * blocks.length());
    return blocks.substring(level - 1, level);
  }

  /** The most frequent values with their counts, and the number of different values. */
  String values() {
    Long different = column.different();
    if (different == null) {
      return "many different";
    }
    if (different == 0) {
      return "";
    }
    boolean isEachOnce = different > 1 && column.frequent().get(0).count() == 1;
    String all =
        column.frequent().stream()
            .map(
                value ->
                    isEachOnce ? shown(value) : "%s (%,d)".formatted(shown(value), value.count()))
            .collect(Collectors.joining(", "));
    if (isEachOnce) {
      return "%,d different, each once: %s".formatted(different, all);
    }
    return different > column.frequent().size()
        ? "%,d different: %s".formatted(different, all)
        : all;
  }

  private String shown(ValueCount value) {
    String text = terminal.shown(value.value());
    boolean isPlain = !text.isEmpty() && text.equals(text.strip());
    return terminal.cut(isPlain ? text : '"' + text + '"', MOST_VALUE_COLUMNS);
  }
}
