package farm.analysis.expression.function;

import farm.analysis.expression.choice.Choice;
import farm.analysis.expression.choice.FirstPresent;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import java.util.List;
import java.util.Set;

/** Functions that return one of their arguments, or missing. */
final class ChoiceFunctions {

  private ChoiceFunctions() {}

  static Set<Function> all() {
    return Set.of(
        Function.of(
            "coalesce(value, value, …)",
            "The first value that isn't missing. The values have one type; unlike in SQLite, a `long` beside a `double` becomes a `double`. Missing if all values are.",
            "coalesce(reward, 0)",
            ChoiceFunctions::coalesce),
        Function.of(
            "nullif(value, other)",
            "The value, but missing if it equals the other, which has the same type. The value itself if the other is missing.",
            "nullif(agent_type, '')",
            ChoiceFunctions::nullIf));
  }

  private static Evaluator coalesce(Call call) {
    List<Evaluator> typed =
        call.sameType().stream().filter(value -> !Constant.isUntyped(value)).toList();
    return typed.isEmpty() ? Constant.of(null) : new FirstPresent(typed.get(0).type(), typed);
  }

  private static Evaluator nullIf(Call call) {
    List<Evaluator> values = call.alike();
    return Choice.unlessEqual(values.get(0), values.get(1));
  }
}
