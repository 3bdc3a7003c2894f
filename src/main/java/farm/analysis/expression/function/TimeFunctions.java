package farm.analysis.expression.function;

import static java.util.stream.Collectors.joining;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.time.IsoTime;
import farm.analysis.expression.time.TimeField;
import farm.analysis.expression.time.TimeFormat;
import farm.analysis.expression.time.TimeUnit;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of dates and times in ISO 8601 text; for other text, the result is missing. */
final class TimeFunctions {

  private TimeFunctions() {}

  static Set<Function> all() {
    return Set.of(
        Function.of(
            "strftime(format, time)",
            "The time as text in the format, a literal with SQLite's substitutions except `%J`."
                + " The time is ISO 8601 text; missing if it is anything else.",
            "strftime('%Y-%m', start_time)",
            TimeFunctions::strftime),
        Function.of(
            "date_part(field, time)",
            "A field of the time: a `long`. The field is a literal: `'year'`, `'isoyear'`,"
                + " `'quarter'`, `'month'`, `'week'` (ISO), `'day'`, `'dow'` (Sunday is 0),"
                + " `'isodow'` (Monday is 1), `'doy'`, `'hour'`, `'minute'`, `'second'` or"
                + " `'epoch'` (seconds since 1970). The time is ISO 8601 text; missing if it is"
                + " anything else. Not in SQLite.",
            "date_part('hour', start_time)",
            TimeFunctions::datePart),
        Function.of(
            "date_diff(unit, from, to)",
            "The number of days, or of other units, that begin after `from` and up to `to`. It is a"
                + " `long`, negative if `to` is before `from`. The unit is a literal: `'year'`,"
                + " `'quarter'`, `'month'`, `'week'` (begins on Monday), `'day'`, `'hour'`,"
                + " `'minute'` or `'second'`. The times are ISO 8601 text; missing if one is"
                + " anything else. Not in SQLite.",
            "date_diff('day', start_time, end_time)",
            TimeFunctions::dateDiff));
  }

  private static Evaluator strftime(Call call) {
    String text = call.literal(0, String.class, "a constant format like '%Y-%m-%d'", "");
    Evaluator time = call.text(1);
    try {
      TimeFormat format = TimeFormat.of(text);
      return call.byRow(
          ColumnType.TEXT,
          List.of(time),
          row -> IsoTime.parse(row.textAt(0)).map(format::text).orElse(null));
    } catch (IllegalArgumentException e) {
      call.problem(0, "strftime needs a known format; " + e.getMessage());
      return Constant.missing(ColumnType.TEXT);
    }
  }

  private static Evaluator datePart(Call call) {
    TimeField field = constant(call, "field", TimeField.values(), TimeField.YEAR);
    return call.byRow(
        ColumnType.LONG,
        List.of(call.text(1)),
        row -> IsoTime.parse(row.textAt(0)).map(field::of).orElse(null));
  }

  private static Evaluator dateDiff(Call call) {
    TimeUnit unit = constant(call, "unit", TimeUnit.values(), TimeUnit.DAY);
    return call.byRow(
        ColumnType.LONG,
        List.of(call.text(1), call.text(2)),
        row -> between(unit, row.textAt(0), row.textAt(1)));
  }

  /**
   * The constant that the first argument names, ignoring case; if it names none, adds a problem and
   * returns {@code example}.
   */
  private static <E extends Enum<E>> E constant(Call call, String kind, E[] known, E example) {
    String wanted = "a constant %s like '%s'".formatted(kind, nameOf(example));
    String name = call.literal(0, String.class, wanted, nameOf(example));
    Optional<E> named =
        Arrays.stream(known).filter(constant -> constant.name().equalsIgnoreCase(name)).findFirst();
    if (named.isEmpty()) {
      String names = Arrays.stream(known).map(TimeFunctions::nameOf).collect(joining(", "));
      call.problem(0, "%s needs one of the %ss %s".formatted(call.name(), kind, names));
    }
    return named.orElse(example);
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long between(TimeUnit unit, String from, String to) {
    Optional<LocalDateTime> start = IsoTime.parse(from);
    return start
        .flatMap(first -> IsoTime.parse(to).map(last -> unit.between(first, last)))
        .orElse(null);
  }
}
