package farm.analysis.pipeline.reference;

import java.util.List;

/**
 * The description of a step, an aggregation or a function.
 *
 * @param name its name in a pipeline file
 * @param usage the name or, for a function, the form of a call
 * @param description sentences in Markdown
 * @param example YAML with a step or with a {@code combine}, or an expression
 */
public record Entry(
    Kind kind,
    String name,
    String usage,
    String description,
    String example,
    List<OptionEntry> options) {

  /** Keeps its own copy of the options. */
  public Entry {
    options = List.copyOf(options);
  }

  /** The first sentence of the description. */
  public String summary() {
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }
}
