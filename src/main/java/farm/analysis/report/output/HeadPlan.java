package farm.analysis.report.output;

import farm.analysis.report.Head;
import farm.analysis.report.Input;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The head of a report before the run, when the numbers of rows aren't known yet.
 *
 * @param version the name and version of the program
 * @param inputs the bytes of each input, by its name, in order; 0 if unknown
 * @param notes notes on the inputs, one sentence each
 * @param pipelineName the name of the pipeline file; empty if there is none
 * @param pipelineText the text of the pipeline file
 * @param parameters the values given for the parameters of the pipeline file, by name, in order
 */
public record HeadPlan(
    String version,
    Map<String, Long> inputs,
    List<String> notes,
    String pipelineName,
    String pipelineText,
    Map<String, String> parameters)
    implements Serializable {

  /** Copies the maps and the list, in their order. */
  public HeadPlan {
    inputs = new LinkedHashMap<>(inputs);
    notes = List.copyOf(notes);
    parameters = new LinkedHashMap<>(parameters);
  }

  /** The head of a report that no pipeline file describes. */
  static HeadPlan ofProgram(String version) {
    return new HeadPlan(version, Map.of(), List.of(), "", "", Map.of());
  }

  /** The head, with the number of rows read from each input. The times of a run aren't in it. */
  Head with(String title, Map<String, Long> rows) {
    List<Input> read =
        inputs.entrySet().stream()
            .map(input -> input(input.getKey(), input.getValue(), rows))
            .toList();
    return new Head(
        title,
        read,
        notes,
        rows.values().stream().mapToLong(Long::longValue).sum(),
        0, // a row that can't be read ends the run
        Duration.ZERO,
        version,
        pipelineName.isEmpty()
            ? Optional.empty()
            : Optional.of(new Head.PipelineText(pipelineName, pipelineText)),
        parameters);
  }

  private static Input input(String name, long bytes, Map<String, Long> rows) {
    return new Input(
        name,
        bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
        OptionalLong.of(rows.getOrDefault(name, 0L)));
  }
}
