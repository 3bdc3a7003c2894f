package farm.analysis.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import farm.analysis.decimal.Quantity;
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

  /** The notes, a line each, then one line with the counts. */
  String text() {
    return "%sRead %s, %s in %s (%s%s)%s%s; wrote %s to %s in %.1f s"
        .formatted(
            notes().stream()
                .map(note -> "Note: " + note + System.lineSeparator())
                .collect(Collectors.joining()),
            Quantity.count(plan.inputCount(), "input"),
            Quantity.count(counts.rowsRead(), "row"),
            Quantity.count(counts.chunksRead(), "chunk"),
            Quantity.bytes(plan.inputBytes()),
            plan.ways().stream().map(" "::concat).collect(Collectors.joining(",")),
            counts.dropped() == 0 ? "" : "; dropped " + Quantity.count(counts.dropped(), "row"),
            counts.groups() == 0 ? "" : "; " + Quantity.count(counts.groups(), "group"),
            Quantity.count(counts.rowsWritten(), "row"),
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
              .formatted(Quantity.count(counts.duplicateKeys(), "duplicate key")));
    }
    if (counts.madeMissing() > 0) {
      notes.add(
          "%s couldn't be cast and became missing"
              .formatted(Quantity.count(counts.madeMissing(), "value")));
    }
    if (counts.clipped() > 0) {
      notes.add(
          "%s beyond their bounds became the bounds"
              .formatted(Quantity.count(counts.clipped(), "value")));
    }
    counts
        .estimates()
        .forEach(
            (result, groups) ->
                notes.add("estimate in %s: %s".formatted(Quantity.count(groups, "group"), result)));
    return notes;
  }
}
