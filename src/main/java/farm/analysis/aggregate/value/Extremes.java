package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.util.List;

/** Creates accumulators of least or greatest values. */
final class Extremes {

  private Extremes() {}

  static Accumulator of(Schema.Field input, boolean least) {
    return input.type().isTextual()
        ? new PickAccumulator(List.of(input), least)
        : new ExtremeNumbers(input.type(), least);
  }

  /**
   * Returns an accumulator of the least or greatest truth value; a number is true unless it is 0.
   */
  static Accumulator ofTruth(boolean least) {
    return new ExtremeNumbers(ColumnType.BOOLEAN, least);
  }

  /**
   * Returns the boolean type, for a column whose values can be read as true or false.
   *
   * @throws RequestException if the column has neither truth values nor numbers
   */
  static ColumnType truthType(String aggregation, Schema.Field input) {
    if (input.type().isTextual()) {
      throw new RequestException(
          input.name(),
          "%s needs truth values or numbers: column '%s' is %s"
              .formatted(aggregation, input.name(), input.type().word()));
    }
    return ColumnType.BOOLEAN;
  }
}
