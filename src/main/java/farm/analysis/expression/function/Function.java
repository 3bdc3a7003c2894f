package farm.analysis.expression.function;

import farm.analysis.expression.evaluate.Evaluator;

/**
 * One function.
 *
 * @param usage how it is called, for messages
 * @param least how many arguments it needs
 * @param most how many arguments it takes
 * @param body checks the arguments and makes what evaluates a call
 */
public record Function(String name, String usage, int least, int most, Body body) {

  /** Makes what evaluates a call; wrong arguments are problems of the call. */
  @FunctionalInterface
  interface Body {
    Evaluator of(Call call);
  }

  /** A function with the arguments that its usage shows, the optional ones in brackets. */
  static Function of(String usage, Body body) {
    String parameters = usage.substring(usage.indexOf('(') + 1, usage.length() - 1);
    int most = parameters.endsWith("…") ? Integer.MAX_VALUE : count(parameters);
    int least = count(parameters.replaceAll("\\[.*|, …", ""));
    return new Function(usage.substring(0, usage.indexOf('(')), usage, least, most, body);
  }

  private static int count(String parameters) {
    return 1 + (int) parameters.chars().filter(c -> c == ',').count();
  }

  /** Whether it can be called with so many arguments. */
  public boolean takes(int count) {
    return least <= count && count <= most;
  }

  /** What evaluates a call. */
  public Evaluator evaluator(Call call) {
    return body.of(call);
  }
}
