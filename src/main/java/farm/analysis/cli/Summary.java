package farm.analysis.cli;

import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.RunCounts;
import java.util.stream.Collectors;
import org.apache.beam.sdk.PipelineResult;

/** The words at the end of a run: what should be known of the inputs, what was read and written. */
final class Summary {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Summary() {}

  static String of(PipelinePlan plan, PipelineResult result, long nanos) {
    RunCounts counts = RunCounts.of(result);
    String notes =
        plan.notes().stream()
            .map(note -> "Note: " + note + System.lineSeparator())
            .collect(Collectors.joining());
    if (counts.duplicateKeys() > 0) {
      notes +=
          "Note: %s in JSON objects; the last value of each was taken%n"
              .formatted(plural(counts.duplicateKeys(), "duplicate key"));
    }
    if (counts.madeMissing() > 0) {
      notes +=
          "Note: %s couldn't be cast and became missing%n"
              .formatted(plural(counts.madeMissing(), "value"));
    }
    return "%sRead %s, %s in %s (%s)%s; wrote %s to %s in %.1f s"
        .formatted(
            notes,
            plural(plan.inputCount(), "input"),
            plural(counts.rowsRead(), "row"),
            plural(counts.chunksRead(), "chunk"),
            bytes(plan.inputBytes()),
            counts.groups() == 0 ? "" : "; " + plural(counts.groups(), "group"),
            plural(counts.rowsWritten(), "row"),
            String.join(", ", plan.outputs()),
            nanos / 1e9);
  }

  /** So many of these, the word in the plural unless it is one. */
  private static String plural(long count, String word) {
    return "%,d %s%s".formatted(count, word, count == 1 ? "" : "s");
  }

  /** A size in the unit, by thousands, that leaves at most three digits before the point. */
  static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return (unit == 0 || size >= 99.95 ? "%.0f %s" : "%.1f %s").formatted(size, UNITS[unit]);
  }
}
