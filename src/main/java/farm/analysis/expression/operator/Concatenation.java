package farm.analysis.expression.operator;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Arguments;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.RowCall;
import farm.analysis.expression.evaluate.TextLimit;
import java.util.List;

/** The concatenation of two texts. */
public final class Concatenation {

  private Concatenation() {}

  /** The evaluator of {@code left || right}, which the user wrote as {@code text}. */
  public static Evaluator of(Evaluator left, Evaluator right, String text) {
    return new RowCall(
        new RowCall.Callee(ColumnType.TEXT, text, true, Concatenation::join), List.of(left, right));
  }

  private static String join(Arguments row) {
    String first = row.textAt(0);
    String second = row.textAt(1);
    TextLimit.check((long) first.length() + second.length());
    return first + second;
  }
}
