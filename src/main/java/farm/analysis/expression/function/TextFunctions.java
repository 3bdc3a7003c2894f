package farm.analysis.expression.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.choice.FirstPresent;
import farm.analysis.expression.evaluate.Arguments;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.TextLimit;
import farm.analysis.expression.operator.Concatenation;
import farm.analysis.expression.operator.Conversion;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Functions that make text; characters are Unicode code points. */
final class TextFunctions {

  private TextFunctions() {}

  static Set<Function> all() {
    return Set.of(
        Function.of(
            "lower(text)",
            "The text with A to Z as a to z.",
            "lower(agent_type)",
            call -> mapped(call, TextFunctions::lower)),
        Function.of(
            "upper(text)",
            "The text with a to z as A to Z.",
            "upper(agent_type)",
            call -> mapped(call, TextFunctions::upper)),
        Function.of(
            "trim(text[, characters])",
            "The text without these characters at both ends; they are spaces if not given.",
            "trim(agent_type)",
            TextFunctions::trim),
        Function.of(
            "replace(text, old, new)",
            "The text with each `old` replaced by `new`. If `old` is empty and `new` is missing, the result is missing; in SQLite, it is the text itself.",
            "replace(agent_type, '_', ' ')",
            TextFunctions::replace),
        Function.of(
            "concat(value, value, …)",
            "The values one after the other, as `text`, each converted as by `cast`. Missing ones"
                + " are left out, but `||` is missing if one of its texts is.",
            "concat(agent_type, ' ', generation)",
            TextFunctions::concat));
  }

  private static Evaluator mapped(Call call, IntUnaryOperator character) {
    return call.byRow(
        ColumnType.TEXT,
        call.texts(),
        row ->
            row.textAt(0)
                .chars()
                .map(character)
                .collect(
                    StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString());
  }

  private static int lower(int character) {
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
  }

  private static int upper(int character) {
    return character >= 'a' && character <= 'z' ? character - ('a' - 'A') : character;
  }

  private static Evaluator trim(Call call) {
    return call.byRow(ColumnType.TEXT, call.texts(), TextFunctions::trim);
  }

  private static String trim(Arguments row) {
    String text = row.textAt(0);
    String characters = row.count() == 1 ? " " : row.textAt(1);
    int start = 0;
    while (start < text.length() && characters.indexOf(text.codePointAt(start)) >= 0) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = text.length();
    while (end > start && characters.indexOf(text.codePointBefore(end)) >= 0) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static Evaluator replace(Call call) {
    return call.byRowOrFail(ColumnType.TEXT, call.texts(), TextFunctions::replace);
  }

  private static String replace(Arguments row) {
    String text = row.textAt(0);
    String old = row.textAt(1);
    String with = row.textAt(2);
    if (old.isEmpty()) {
      return text;
    }
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
      TextLimit.check((long) replaced.length() + (at - from) + with.length());
      replaced.append(text, from, at).append(with);
      from = at + old.length();
    }
    TextLimit.check((long) replaced.length() + text.length() - from);
    return from == 0 ? text : replaced.append(text, from, text.length()).toString();
  }

  private static Evaluator concat(Call call) {
    Evaluator empty = Constant.of("");
    return IntStream.range(0, call.count())
        .mapToObj(call::any)
        .map(value -> Conversion.to(ColumnType.TEXT, value))
        .<Evaluator>map(text -> new FirstPresent(ColumnType.TEXT, List.of(text, empty)))
        .reduce((left, right) -> Concatenation.of(left, right, call.text()))
        .orElseThrow();
  }
}
