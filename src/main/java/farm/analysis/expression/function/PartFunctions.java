package farm.analysis.expression.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Arguments;
import farm.analysis.expression.evaluate.BadRowException;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.evaluate.RowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions that find or take parts of a text; characters are Unicode code points. */
final class PartFunctions {

  private PartFunctions() {}

  static Set<Function> all() {
    return Stream.of(finding(), taking())
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Function> finding() {
    return Set.of(
        Function.of(
            "length(text)",
            "The number of characters: a `long`. Unlike in SQLite, NUL doesn't end a text, and numbers need a `cast`.",
            "length(agent_type)",
            PartFunctions::length),
        Function.of(
            "instr(text, part)",
            "The place where `part` starts in the text, in characters from 1: a `long`. 0 if the"
                + " text doesn't contain it.",
            "instr(agent_type, 'sys')",
            PartFunctions::instr),
        Function.of(
            "starts_with(text, part)",
            "True if the text starts with `part`; case matters.",
            "starts_with(agent_id, 'agent_')",
            call -> test(call, String::startsWith)),
        Function.of(
            "ends_with(text, part)",
            "True if the text ends with `part`; case matters.",
            "ends_with(db_path, '.db')",
            call -> test(call, String::endsWith)));
  }

  private static Set<Function> taking() {
    return Set.of(
        Function.of(
            "substr(text, start[, length])",
            "The characters of the text from `start` on, or `length` of them. `start` counts from"
                + " 1, or from the end if negative; a negative length takes the characters before"
                + " `start`.",
            "substr(agent_id, 1, 5)",
            PartFunctions::substr),
        Function.of(
            "split_part(text, delimiter, n)",
            "Field number `n` of the text, where the delimiter separates fields. `n` counts from 1,"
                + " or from the end if negative; it can't be 0. Empty if there is no such"
                + " field. Not in SQLite; as in PostgreSQL.",
            "split_part(agent_id, '_', 2)",
            PartFunctions::splitPart),
        Function.of(
            "json_extract(json, path)",
            "The value at a place in `json` or `text`, as `text`; `cast` converts it. The path is a literal such as"
                + " `'$.a.\"b c\"[0]'`. Text has no quotes; numbers, `true` and `false` are as"
                + " written; objects and arrays are compact. Missing if nothing or `null` is there."
                + " SQLite gives numbers, and 1 and 0 for booleans; here there is one path only, no"
                + " `[#-1]`, and JSON after the place isn't checked.",
            "cast(json_extract(details, '$.reward') as double)",
            PartFunctions::jsonExtract));
  }

  private static Evaluator length(Call call) {
    return call.byRow(ColumnType.LONG, call.texts(), row -> (long) length(row.textAt(0)));
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

  private static Evaluator instr(Call call) {
    return call.byRow(ColumnType.LONG, call.texts(), row -> place(row.textAt(0), row.textAt(1)));
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

  private static Evaluator test(Call call, BiPredicate<String, String> test) {
    return call.byRow(
        ColumnType.BOOLEAN, call.texts(), row -> test.test(row.textAt(0), row.textAt(1)));
  }

  private static Evaluator splitPart(Call call) {
    List<Evaluator> values = List.of(call.text(0), call.text(1), call.integer(2));
    if (Constant.valueOf(values.get(2)).filter(n -> n.equals(0L)).isPresent()) {
      call.problem(2, "split_part needs a field number from 1, or from -1 down");
    }
    return call.byRowOrFail(ColumnType.TEXT, values, PartFunctions::splitPart);
  }

  private static String splitPart(Arguments row) {
    String text = row.textAt(0);
    String delimiter = row.textAt(1);
    long n = row.longAt(2);
    if (n == 0) {
      throw new BadRowException("has field number 0; fields count from 1, or from -1 down");
    }
    long index = n > 0 ? n : n + 1 + fields(text, delimiter);
    int start = index < 1 ? -1 : 0;
    for (long field = 1; field < index && start >= 0; field++) {
      start = after(text, delimiter, start);
    }
    if (start < 0) {
      return "";
    }
    int end = after(text, delimiter, start);
    return text.substring(start, end < 0 ? text.length() : end - delimiter.length());
  }

  private static long fields(String text, String delimiter) {
    long count = 0;
    for (int at = 0; at >= 0; at = after(text, delimiter, at)) {
      count++;
    }
    return count;
  }

  /** The place after the next delimiter; -1 if there is none. */
  private static int after(String text, String delimiter, int start) {
    int at = delimiter.isEmpty() ? -1 : text.indexOf(delimiter, start);
    return at < 0 ? -1 : at + delimiter.length();
  }
}
