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
            ChoiceFunctions::nullIf),
        Function.of(
            "if(condition, value[, otherwise])",
            "The value if the condition is true, else `otherwise`; without `otherwise`, missing."
                + " The values have one type, as those of `case`. SQLite also calls it `iif`.",
            "if(energy < 10, 'hungry', 'fed')",
            ChoiceFunctions::ifTrue));
  }

  private static Evaluator coalesce(Call call) {
    List<Evaluator> typed =
        call.sameType(0).stream().filter(value -> !Constant.isUntyped(value)).toList();
    return typed.isEmpty() ? Constant.of(null) : new FirstPresent(typed.get(0).type(), typed);
  }

  private static Evaluator ifTrue(Call call) {
    Evaluator condition = call.truth(0);
    List<Evaluator> values = call.sameType(1);
    if (values.stream().allMatch(Constant::isUntyped)) {
      return Constant.of(null);
    }
    List<Evaluator> conditions = List.of(condition, Constant.of(true)).subList(0, values.size());
    return Choice.of(values.get(0).type(), conditions, values);
  }

  private static Evaluator nullIf(Call call) {
    List<Evaluator> values = call.alike();
    return Choice.unlessEqual(values.get(0), values.get(1));
  }
}
