package farm.analysis.expression.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions of regular expressions in the syntax of RE2. To find a match takes a time linear in the
 * length of the text; to replace all matches, that time for each. A pattern is a literal, so that
 * it is compiled once.
 */
final class RegexpFunctions {

  private static final Pattern EMPTY = Pattern.compile("");

  private RegexpFunctions() {}

  static Set<Function> all() {
    return Set.of(
        Function.of(
            "regexp_like(text, pattern)",
            "True if a part of the text matches the regular expression. In it, `^` and `$` stand"
                + " for the ends of the text. The pattern is a literal in the syntax of RE2:"
                + " `(?i)` ignores case; it has no look-around and no back-references. Not in"
                + " SQLite.",
            "regexp_like(agent_id, '^agent_[0-9]+$')",
            RegexpFunctions::like),
        Function.of(
            "regexp_extract(text, pattern[, group])",
            "The first part of the text that matches the pattern. With `group`, a literal, only the"
                + " part that matches the pattern's brackets with this number, from 1. Missing if"
                + " nothing matches. Patterns are those of `regexp_like`. Not in SQLite.",
            "regexp_extract(db_path, 'seed_([0-9]+)', 1)",
            RegexpFunctions::extract),
        Function.of(
            "regexp_replace(text, pattern, new)",
            "The text with each match of the pattern replaced by `new`, a literal. In it, `\\1` to"
                + " `\\9` stand for the pattern's groups, `\\0` for the whole match and `\\\\` for a"
                + " backslash. Patterns are those of `regexp_like`. At worst, the time grows with the"
                + " square of a text's length: `x(x*y)?` reads a text of many x to its end for each"
                + " match. Not in SQLite.",
            "regexp_replace(agent_type, '[^A-Za-z]+', '_')",
            RegexpFunctions::replace));
  }

  /** The pattern of a call; a wrong one is a problem, and gives the empty pattern. */
  private static Pattern pattern(Call call) {
    String text = call.literal(1, String.class, "a constant pattern", "");
    try {
      return LinearPattern.compile(text);
    } catch (IllegalArgumentException e) {
      call.problem(
          1, "%s needs a regular expression of RE2 (%s)".formatted(call.name(), e.getMessage()));
      return EMPTY;
    }
  }

  private static Evaluator like(Call call) {
    Evaluator text = call.text(0);
    Pattern pattern = pattern(call);
    return call.byRow(
        ColumnType.BOOLEAN, List.of(text), row -> pattern.matcher(row.textAt(0)).find());
  }

  private static Evaluator extract(Call call) {
    Evaluator text = call.text(0);
    Pattern pattern = pattern(call);
    long group = call.count() == 2 ? 0 : call.literal(2, Long.class, "a constant group", 0L);
    if (group < 0 || group > pattern.groupCount()) {
      call.problem(2, "regexp_extract needs a group from 0 to %d".formatted(pattern.groupCount()));
      return Constant.missing(ColumnType.TEXT);
    }
    return call.byRow(
        ColumnType.TEXT, List.of(text), row -> first(pattern, row.textAt(0), (int) group));
  }

  private static @Nullable String first(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(group) : null;
  }

  private static Evaluator replace(Call call) {
    Evaluator text = call.text(0);
    Pattern pattern = pattern(call);
    String with = call.literal(2, String.class, "a constant text", "");
    try {
      Replacement replacement = Replacement.of(pattern, with);
      return call.byRowOrFail(
          ColumnType.TEXT, List.of(text), row -> replacement.applied(row.textAt(0)));
    } catch (IllegalArgumentException e) {
      call.problem(2, "regexp_replace needs " + e.getMessage());
      return Constant.missing(ColumnType.TEXT);
    }
  }
}
