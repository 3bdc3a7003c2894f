package farm.analysis.report;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a report: its title, the data read, and everything needed to repeat the results.
 *
 * @param title the title of the page
 * @param inputs the inputs read
 * @param notes notes on the inputs, one sentence each, such as databases that were left out
 * @param rowsRead the number of rows read from all inputs
 * @param badRows the number of rows that couldn't be read and were left out
 * @param duration the time from the start of the run to its results; zero if it isn't to be shown
 * @param version the name and version of the program
 * @param pipeline the pipeline file, if there is one
 * @param parameters the values given for the parameters of the pipeline file, by name, in order
 */
public record Head(
    String title,
    List<Input> inputs,
    List<String> notes,
    long rowsRead,
    long badRows,
    Duration duration,
    String version,
    Optional<PipelineText> pipeline,
    Map<String, String> parameters) {

  /** Keeps the inputs, notes and parameters as they are now, in their order. */
  public Head {
    inputs = List.copyOf(inputs);
    notes = List.copyOf(notes);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * A pipeline file.
   *
   * @param name the name of the file
   * @param text the whole text
   */
  public record PipelineText(String name, String text) {}
}
