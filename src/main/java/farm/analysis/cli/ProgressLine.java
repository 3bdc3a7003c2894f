package farm.analysis.cli;

import farm.analysis.decimal.Quantity;
import farm.analysis.load.ReadMeter.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the progress of a run as one line.
 *
 * @param totalBytes the bytes to read, approximately; 0 if unknown
 * @param totalInputs the number of inputs
 * @param columns the width of the terminal, to which the line is cut; 0 for a line in a log
 */
record ProgressLine(long totalBytes, long totalInputs, int columns) {

  private static final int BAR = 20;

  /** The fraction of the input to read before the time left can be estimated. */
  private static final double ENOUGH = 0.02;

  /** The line after reading for the given time. */
  String of(Reading reading, Duration elapsed) {
    double seconds = Math.max(0.001, elapsed.toNanos() / 1e9);
    double fraction = totalBytes == 0 ? 0 : Math.min(1, (double) reading.bytes() / totalBytes);
    List<String> parts = new ArrayList<>();
    if (totalBytes > 0) {
      String percent = "%.0f %% of %s".formatted(100 * fraction, Quantity.bytes(totalBytes));
      parts.add(columns > 0 ? bar(fraction) + " " + percent : percent);
    }
    parts.add(number(reading.rows()) + " rows");
    parts.add(number((long) (reading.rows() / seconds)) + " rows/s");
    parts.add("%s/s".formatted(Quantity.bytes((long) (reading.bytes() / seconds))));
    if (totalInputs > 1) {
      long done = Math.min(totalInputs, reading.inputs());
      parts.add("%,d of %,d inputs".formatted(done, totalInputs));
    }
    parts.add(
        fraction < ENOUGH || fraction == 1
            ? clock(seconds)
            : clock(seconds * (1 - fraction) / fraction) + " left");
    if (!reading.input().isEmpty()) {
      parts.add(ShownText.of(name(reading.input()), true));
    }
    return cut(String.join(", ", parts));
  }

  /** The number, rounded on a terminal. */
  private String number(long number) {
    return columns == 0 || number < 10_000
        ? "%,d".formatted(number)
        : number < 1_000_000 ? "%.0f k".formatted(number / 1e3) : "%.1f M".formatted(number / 1e6);
  }

  /** The input; on a terminal, without its folders. */
  private String name(String input) {
    return columns == 0 ? input : input.substring(input.lastIndexOf('/') + 1);
  }

  private static String bar(double fraction) {
    int full = (int) Math.round(fraction * BAR);
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }

  private String cut(String line) {
    return columns == 0 || line.length() < columns ? line : line.substring(0, columns - 2) + "…";
  }
}
