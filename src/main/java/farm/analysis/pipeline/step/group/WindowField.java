package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.ColumnType;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.window.function.Difference;
import farm.analysis.window.function.EdgeValue;
import farm.analysis.window.function.Frame;
import farm.analysis.window.function.Moving;
import farm.analysis.window.function.Ranking;
import farm.analysis.window.function.Share;
import farm.analysis.window.function.Shifted;
import farm.analysis.window.function.WindowFunction;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A new column of {@link WindowFunctionsStep}. */
public record WindowField(
    @Option("the function") Fn fn,
    @Option(
            value = "the column that the function is of",
            otherwise = "required but for `count`; not for `row_number`, `rank`, `dense_rank`")
        @Nullable String value,
    @Option(
            value = "for `lag`, `lead`, `difference`: the number of rows back or ahead, at least 1",
            otherwise = "1")
        @Nullable Integer offset,
    @Option(
            name = "default",
            value = "for `lag`, `lead`: the value where the partition has no such row",
            otherwise = "missing")
        @Nullable String defaultValue,
    @Option(
            value =
                "for `sum`, `mean`, `min`, `max`, `count`, `stddev`: the number of rows, this one"
                    + " and those before it",
            otherwise = "all rows from the first to this one")
        @Nullable Integer rows,
    @Option(
            value =
                "for the same functions: the greatest distance to this row in the column of"
                    + " `order_by`",
            otherwise = "none")
        @Nullable Double range) {

  /** The functions. */
  public enum Fn {
    LAG,
    LEAD,
    DIFFERENCE,
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    FIRST_VALUE,
    LAST_VALUE,
    SHARE,
    SUM,
    MEAN,
    MIN,
    MAX,
    COUNT,
    STDDEV;

    private static final Set<Fn> RANKS = EnumSet.of(ROW_NUMBER, RANK, DENSE_RANK);
    private static final Set<Fn> SHIFTS = EnumSet.of(LAG, LEAD);
    private static final Set<Fn> OFFSETS = EnumSet.of(LAG, LEAD, DIFFERENCE);
    private static final Set<Fn> MOVING = EnumSet.range(SUM, STDDEV);

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that the function has the column it needs, and no option of other functions. */
  public WindowField {
    if (value == null && fn != Fn.COUNT && !Fn.RANKS.contains(fn)) {
      throw new IllegalArgumentException(
          "Function '%1$s' needs its column: {fn: %1$s, value: column}".formatted(fn.word()));
    }
    if (value != null && Fn.RANKS.contains(fn)) {
      throw new IllegalArgumentException(
          "Option 'value' can't be given with '%s', which compares rows by 'order_by'"
              .formatted(fn.word()));
    }
    checkFor("offset", offset, fn, Fn.OFFSETS);
    checkFor("default", defaultValue, fn, Fn.SHIFTS);
    checkFor("rows", rows, fn, Fn.MOVING);
    checkFor("range", range, fn, Fn.MOVING);
    if (rows != null && range != null) {
      throw new IllegalArgumentException("Give 'rows' or 'range', not both");
    }
    if (offset != null && offset < 1) {
      throw new IllegalArgumentException("'offset' should be at least 1, was " + offset);
    }
    frame(rows, range); // checks them
  }

  private static void checkFor(String option, @Nullable Object given, Fn fn, Set<Fn> takers) {
    if (given != null && !takers.contains(fn)) {
      throw new IllegalArgumentException(
          "Option '%s' can't be given with '%s', only with %s"
              .formatted(
                  option,
                  fn.word(),
                  takers.stream().map(Fn::word).collect(Collectors.joining(", "))));
    }
  }

  private static Frame frame(@Nullable Integer rows, @Nullable Double range) {
    if (rows != null) {
      return new Frame.Rows(rows);
    }
    return range == null ? new Frame.ToHere() : new Frame.Range(range);
  }

  /** The function to compute. */
  WindowFunction function() {
    int back = offset == null ? 1 : offset;
    return switch (fn) {
      case LAG -> new Shifted(column(), back, defaultValue);
      case LEAD -> new Shifted(column(), -back, defaultValue);
      case DIFFERENCE -> new Difference(column(), back);
      case ROW_NUMBER -> Ranking.ROW_NUMBER;
      case RANK -> Ranking.RANK;
      case DENSE_RANK -> Ranking.DENSE_RANK;
      case FIRST_VALUE -> new EdgeValue(column(), false);
      case LAST_VALUE -> new EdgeValue(column(), true);
      case SHARE -> new Share(column());
      case SUM, MEAN, MIN, MAX, COUNT, STDDEV ->
          new Moving(Moving.Fn.valueOf(fn.name()), value, frame(rows, range));
    };
  }

  private String column() {
    return Objects.requireNonNull(value);
  }

  /** The role of the new column; empty if it isn't a number. */
  Optional<ColumnRole> role(ColumnType type) {
    if (!type.isNumeric()) {
      return Optional.empty();
    }
    String of = value == null ? "" : value;
    return Optional.of(
        switch (fn) {
          case LAG, LEAD, FIRST_VALUE, LAST_VALUE -> Measure.location(words(), of);
          case DIFFERENCE, ROW_NUMBER, RANK, DENSE_RANK, SHARE -> Measure.other(words(), of);
          case SUM, MEAN, MIN, MAX, COUNT, STDDEV -> ResultRoles.measure(fn.word(), of);
        });
  }

  private String words() {
    return fn.word().replace('_', ' ');
  }
}
