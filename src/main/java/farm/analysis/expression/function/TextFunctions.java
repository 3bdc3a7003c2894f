package farm.analysis.expression.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Arguments;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.RowFunction;
import farm.analysis.expression.evaluate.TextLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions of text; characters are Unicode code points. */
final class TextFunctions {

  private TextFunctions() {}

  static Set<Function> all() {
    return Stream.of(changing(), searching())
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Function> changing() {
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
            "The text without these characters at both ends. Without `characters`, without spaces.",
            "trim(agent_type)",
            TextFunctions::trim),
        Function.of(
            "replace(text, old, new)",
            "The text with each `old` replaced by `new`. If `old` is empty and `new` is missing, the result is missing; in SQLite, it is the text itself.",
            "replace(agent_type, '_', ' ')",
            TextFunctions::replace));
  }

  private static Set<Function> searching() {
    return Set.of(
        Function.of(
            "length(text)",
            "The number of characters: a `long`. Unlike in SQLite, NUL doesn't end a text, and numbers need a `cast`.",
            "length(agent_type)",
            TextFunctions::length),
        Function.of(
            "substr(text, start[, length])",
            "The characters of the text from `start` on, or `length` of them. `start` counts from"
                + " 1, or from the end if negative; a negative length takes the characters before"
                + " `start`.",
            "substr(agent_id, 1, 5)",
            TextFunctions::substr),
        Function.of(
            "instr(text, part)",
            "The place where `part` starts in the text, in characters from 1: a `long`. 0 if the"
                + " text doesn't contain it.",
            "instr(agent_type, 'sys')",
            TextFunctions::instr),
        Function.of(
            "json_extract(json, path)",
            "The value at a place in `json` or `text`, as `text` to be `cast`. The path is a literal such as"
                + " `'$.a.\"b c\"[0]'`. Text has no quotes; numbers, `true` and `false` are as"
                + " written; objects and arrays are compact. Missing if nothing or `null` is there."
                + " SQLite gives numbers, and 1 and 0 for booleans; here there is one path only, no"
                + " `[#-1]`, and JSON after the place isn't checked.",
            "cast(json_extract(details, '$.reward') as double)",
            TextFunctions::jsonExtract));
  }

  private static List<Evaluator> texts(Call call) {
    List<Evaluator> texts = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      texts.add(call.text(i));
    }
    return texts;
  }

  private static Evaluator mapped(Call call, IntUnaryOperator character) {
    return call.byRow(
        ColumnType.TEXT,
        texts(call),
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

  private static Evaluator length(Call call) {
    return call.byRow(ColumnType.LONG, texts(call), row -> (long) length(row.textAt(0)));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Evaluator substr(Call call) {
    List<Evaluator> values = new ArrayList<>(List.of(call.text(0), call.integer(1)));
    if (call.count() == 3) {
      values.add(call.integer(2));
    }
    RowFunction function =
        row -> Substring.of(row.textAt(0), row.longAt(1), row.count() == 3 ? row.longAt(2) : null);
    return call.byRow(ColumnType.TEXT, values, function);
  }

  private static Evaluator trim(Call call) {
    return call.byRow(ColumnType.TEXT, texts(call), TextFunctions::trim);
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
    return call.byRowOrFail(ColumnType.TEXT, texts(call), TextFunctions::replace);
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

  private static Evaluator instr(Call call) {
    return call.byRow(ColumnType.LONG, texts(call), row -> place(row.textAt(0), row.textAt(1)));
  }

  private static long place(String text, String part) {
    int at = text.indexOf(part);
    return at < 0 ? 0 : text.codePointCount(0, at) + 1;
  }

  private static Evaluator jsonExtract(Call call) {
    Evaluator json = call.text(0);
    String path = call.literal(1, String.class, "a constant path like '$.name'", "$");
    JsonPath steps = JsonPath.of(path).orElse(null);
    if (steps == null) {
      call.problem(1, "json_extract needs a path like '$.name', '$.\"a name\".x' or '$.list[0]'");
      return Constant.missing(ColumnType.TEXT);
    }
    return call.byRowOrFail(ColumnType.TEXT, List.of(json), row -> steps.extract(row.textAt(0)));
  }
}
