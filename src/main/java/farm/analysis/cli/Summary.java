package farm.analysis.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.RunCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The summary at the end of a run: notes for the user, then the counts of the data read and
 * written.
 *
 * @param seconds the time that the run took
 */
record Summary(PipelinePlan plan, RunCounts counts, double seconds) {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  /** The notes, a line each, then one line with the counts. */
  String text() {
    return "%sRead %s, %s in %s (%s%s)%s%s; wrote %s to %s in %.1f s"
        .formatted(
            notes().stream()
                .map(note -> "Note: " + note + System.lineSeparator())
                .collect(Collectors.joining()),
            plural(plan.inputCount(), "input"),
            plural(counts.rowsRead(), "row"),
            plural(counts.chunksRead(), "chunk"),
            bytes(plan.inputBytes()),
            plan.ways().stream().map(" "::concat).collect(Collectors.joining(",")),
            counts.dropped() == 0 ? "" : "; dropped " + plural(counts.dropped(), "row"),
            counts.groups() == 0 ? "" : "; " + plural(counts.groups(), "group"),
            plural(counts.rowsWritten(), "row"),
            String.join(", ", plan.outputs()),
            seconds);
  }

  /** The same as a JSON object. */
  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("inputs", plan.inputCount());
    fields.put("input_bytes", plan.inputBytes());
    fields.put("rows_read", counts.rowsRead());
    fields.put("chunks_read", counts.chunksRead());
    fields.put("rows_dropped", counts.dropped());
    fields.put("groups", counts.groups());
    fields.put("rows_written", counts.rowsWritten());
    fields.put("outputs", plan.outputs());
    fields.put("notes", notes());
    fields.put("seconds", seconds);
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can't be written as JSON", e);
    }
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(plan.notes());
    if (counts.duplicateKeys() > 0) {
      notes.add(
          "%s in JSON objects; the last value of each was taken"
              .formatted(plural(counts.duplicateKeys(), "duplicate key")));
    }
    if (counts.madeMissing() > 0) {
      notes.add(
          "%s couldn't be cast and became missing"
              .formatted(plural(counts.madeMissing(), "value")));
    }
    if (counts.clipped() > 0) {
      notes.add(
          "%s beyond their bounds became the bounds".formatted(plural(counts.clipped(), "value")));
    }
    counts
        .estimates()
        .forEach(
            (result, groups) ->
                notes.add("estimate in %s: %s".formatted(plural(groups, "group"), result)));
    return notes;
  }

  /** The count with its word, in the plural unless the count is 1. */
  static String plural(long count, String word) {
    return "%,d %s%s".formatted(count, word, count == 1 ? "" : "s");
  }

  /**
   * The size in the decimal unit (1 kB is 1000 B) that leaves at most three digits before the
   * point.
   */
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
