package farm.analysis.expression.function;

import farm.analysis.expression.evaluate.Evaluator;

/**
 * A function that expressions can call.
 *
 * @param usage the form of a call, for messages and the reference
 * @param description sentences for the reference, in Markdown; the first one stands alone in lists
 * @param example an expression that calls it
 * @param least the minimum number of arguments
 * @param most the maximum number of arguments
 * @param body checks the arguments and makes the evaluator of a call
 */
public record Function(
    String name, String usage, String description, String example, int least, int most, Body body) {

  /** Makes the evaluator of a call; wrong arguments are problems of the call. */
  @FunctionalInterface
  interface Body {
    Evaluator of(Call call);
  }

  /**
   * Creates a function from its usage, which lists the parameters; optional ones are in brackets.
   */
  static Function of(String usage, String description, String example, Body body) {
    String parameters = usage.substring(usage.indexOf('(') + 1, usage.length() - 1);
    int most = parameters.endsWith("…") ? Integer.MAX_VALUE : count(parameters);
    int least = count(parameters.replaceAll("\\[.*|, …", ""));
    String name = usage.substring(0, usage.indexOf('('));
    return new Function(name, usage, description, example, least, most, body);
  }

  private static int count(String parameters) {
    return 1 + (int) parameters.chars().filter(c -> c == ',').count();
  }

  /** Returns true if it can be called with {@code count} arguments. */
  public boolean takes(int count) {
    return least <= count && count <= most;
  }

  /** The evaluator of a call. */
  public Evaluator evaluator(Call call) {
    return body.of(call);
  }
}
