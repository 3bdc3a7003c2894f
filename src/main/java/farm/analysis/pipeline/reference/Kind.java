package farm.analysis.pipeline.reference;

import farm.analysis.pipeline.step.StepConfig;
import java.util.List;

/** The kinds of entries, in the order of the reference. */
public enum Kind {
  /** Steps without an input. */
  READ("Steps that read"),
  /** Steps that work on each row by itself. */
  PROCESS("Steps that filter rows and change columns"),
  /** Steps that work on many rows together. */
  GROUP("Steps that bring rows together"),
  /** Steps that end a chain, and those that look at rows. */
  WRITE("Steps that write or check rows"),
  /** The values of {@code fn}. */
  AGGREGATION("Aggregations, the values of fn in Combine"),
  /** Functions of expressions. */
  FUNCTION("Functions of expressions");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /** The heading of its entries. */
  public String title() {
    return title;
  }

  /** The kind of the step with this config. */
  static Kind ofStep(Class<?> config) {
    if (StepConfig.Read.class.isAssignableFrom(config)) {
      return READ;
    }
    if (isAny(config, StepConfig.Write.class, StepConfig.Check.class)) {
      return WRITE;
    }
    boolean takesTwo = StepConfig.TwoInputs.class.isAssignableFrom(config);
    return !takesTwo && isAny(config, StepConfig.PerChunk.class, StepConfig.TwoPass.class)
        ? PROCESS
        : GROUP;
  }

  private static boolean isAny(Class<?> config, Class<?>... types) {
    return List.of(types).stream().anyMatch(type -> type.isAssignableFrom(config));
  }
}
