package farm.analysis.pipeline.step.group;

import org.jspecify.annotations.Nullable;

/**
 * A column of the input to group by, or an expression.
 *
 * @param name the column of the result
 * @param expression the expression, or a column of the input; null if it is that of the name
 */
public record GroupKey(String name, @Nullable String expression) {

  String text() {
    return expression == null ? name : expression;
  }
}
