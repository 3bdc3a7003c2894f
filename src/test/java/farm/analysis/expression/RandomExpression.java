package farm.analysis.expression;

import farm.analysis.chunk.ColumnType;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random expressions over the columns {@code a b} (long), {@code x y} (double), {@code p q}
 * (boolean) and {@code s t} (text). They mean the same in SQLite, with {@code min} and {@code max}
 * for {@code least} and {@code greatest}.
 */
final class RandomExpression {

  private static final String[] LONGS = {
    "0",
    "1",
    "-1",
    "2",
    "7",
    "100",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808"
  };
  private static final String[] DOUBLES = {
    "0.0", "-0.0", "0.5", "-1.5", "2.0", "1e3", "1e300", ".25", "9223372036854775808", "9e999"
  };
  private static final String[] TEXTS = {
    "''", "'a'", "'A'", "'ab%'", "'it''s'", "'ä'", "'Ä_'", "'😀'", "' a '", "'12'", "'\uE000'"
  };
  private static final String[] PATTERNS = {
    "'%'", "'a%'", "'%a'", "'_'", "'__%'", "'%A%b%'", "'ä'", "'!%%'", "'%!_'", "''", "'!'"
  };

  private final Random random;

  RandomExpression(Random random) {
    this.random = random;
  }

  /** An expression of this type, nested up to {@code levels} deep. */
  String of(ColumnType type, int levels) {
    return switch (type) {
      case LONG -> levels == 0 ? pick("a", "b", pick(LONGS)) : number(levels - 1);
      case DOUBLE -> levels == 0 ? pick("x", "y", pick(DOUBLES)) : decimal(levels - 1);
      case BOOLEAN -> levels == 0 ? pick("p", "q", "true", "false") : truth(levels - 1);
      case TEXT, JSON -> levels == 0 ? pick("s", "t", pick(TEXTS)) : text(levels - 1);
    };
  }

  /** A condition of the kinds that can be pushed down to SQLite. */
  String plainCondition(int levels) {
    if (levels > 0) {
      String left = plainCondition(random.nextInt(levels));
      String right = plainCondition(random.nextInt(levels));
      return pick(
          "(" + left + " and " + right + ")", "(" + left + " or " + right + ")", "not " + left);
    }
    ColumnType type = anyType();
    String values = literal(type) + ", " + literal(type) + ", " + literal(type);
    String text = pick("s", "t") + pick(" = ", " <> ") + pick(TEXTS);
    return pick(
        type == ColumnType.TEXT ? text : comparison(0),
        plainNumber() + pick(" = ", " <> ", " < ", " <= ", " > ", " >= ") + plainNumber(),
        plainNumber() + pick(" between ", " not between ") + plainNumber() + " and 1e3",
        of(type, 0) + pick(" in (", " not in (") + values + ")",
        of(type, 0) + pick(" is null", " is not null"),
        pick("p", "q"));
  }

  private String plainNumber() {
    String any = pick("a", "b", "x", "y", pick(DOUBLES));
    return pick(
        pick(LONGS),
        any,
        "(" + pick("x", "y") + pick(" + ", " - ", " * ", " / ", " % ") + any + ")",
        "(" + any + pick(" + ", " - ", " * ", " / ", " % ") + pick("x", "y", "1.5") + ")",
        "(" + pick("a", "b") + pick(" / ", " % ") + pick("7", "100") + ")");
  }

  private String number(int levels) {
    Supplier<String> n = () -> longOf(random.nextInt(levels + 1));
    Supplier<String> s = () -> of(ColumnType.TEXT, random.nextInt(levels + 1));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> "(" + n.get() + pick(" + ", " - ", " * ") + n.get() + ")";
      case 3 -> "(" + n.get() + pick(" / ", " % ") + n.get() + ")";
      case 4 -> pick("- ", "+ ", "abs", "sign", "floor", "ceil") + "(" + n.get() + ")";
      case 5 -> "length(" + s.get() + ")";
      case 6 -> "instr(" + s.get() + ", " + s.get() + ")";
      case 7 -> "cast(" + of(ColumnType.DOUBLE, levels) + " as integer)";
      case 8 -> "cast(" + of(ColumnType.BOOLEAN, levels) + " as integer)";
      case 9 -> pick("min", "max") + "(" + n.get() + ", " + n.get() + ")";
      case 10 -> "sign(" + of(ColumnType.DOUBLE, levels) + ")";
      default -> choice(ColumnType.LONG, levels);
    };
  }

  private String longOf(int levels) {
    return of(ColumnType.LONG, levels);
  }

  private String decimal(int levels) {
    Supplier<String> x = () -> of(ColumnType.DOUBLE, random.nextInt(levels + 1));
    String any = random.nextInt(3) == 0 ? longOf(levels) : x.get();
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> "(" + x.get() + pick(" + ", " - ", " * ", " / ", " % ") + any + ")";
      case 3 -> "(" + any + pick(" + ", " - ", " * ", " / ", " % ") + x.get() + ")";
      case 4 -> pick("- ", "abs", "floor", "ceil", "sqrt") + "(" + x.get() + ")";
      case 5 -> "mod(" + any + ", " + x.get() + ")";
      case 6 -> "round(" + any + pick("", ", 0", ", 1", ", 3", ", -1") + ")";
      case 7 -> "cast(" + longOf(levels) + " as real)";
      case 8 -> pick("min", "max") + "(" + x.get() + ", " + x.get() + ")";
      default -> choice(ColumnType.DOUBLE, levels);
    };
  }

  private String truth(int levels) {
    Supplier<String> p = () -> of(ColumnType.BOOLEAN, random.nextInt(levels + 1));
    return switch (random.nextInt(12)) {
      case 0, 1 -> "(" + p.get() + " and " + p.get() + ")";
      case 2, 3 -> "(" + p.get() + " or " + p.get() + ")";
      case 4 -> "(not " + p.get() + ")";
      case 5 -> "(" + of(anyType(), levels) + pick(" is null", " is not null") + ")";
      case 6 -> like(levels);
      case 7 -> in(levels);
      case 8 -> between(levels);
      default -> comparison(levels);
    };
  }

  private String comparison(int levels) {
    ColumnType type = anyType();
    String sign = pick(" = ", " == ", " <> ", " != ", " < ", " <= ", " > ", " >= ");
    return "(" + of(type, levels) + sign + comparable(type, levels) + ")";
  }

  private String between(int levels) {
    ColumnType type = anyType();
    return "("
        + of(type, levels)
        + pick(" between ", " not between ")
        + comparable(type, levels)
        + " and "
        + comparable(type, levels)
        + ")";
  }

  private String in(int levels) {
    ColumnType type = anyType();
    boolean literals = random.nextBoolean();
    String values =
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(
                i ->
                    random.nextInt(12) == 0
                        ? "null"
                        : literals ? literal(type) : comparable(type, random.nextInt(levels + 1)))
            .collect(Collectors.joining(", "));
    return "(" + of(type, levels) + pick(" in (", " not in (") + values + "))";
  }

  private String literal(ColumnType type) {
    return switch (type) {
      case LONG -> pick(LONGS);
      case DOUBLE -> pick(DOUBLES);
      case BOOLEAN -> pick("true", "false");
      case TEXT, JSON -> pick(TEXTS);
    };
  }

  private String like(int levels) {
    String pattern = random.nextInt(3) == 0 ? of(ColumnType.TEXT, levels) : pick(PATTERNS);
    return "("
        + of(ColumnType.TEXT, levels)
        + pick(" like ", " not like ")
        + pattern
        + pick("", " escape '!'")
        + ")";
  }

  private String text(int levels) {
    Supplier<String> s = () -> of(ColumnType.TEXT, random.nextInt(levels + 1));
    Supplier<String> n = () -> pick("0", "1", "-1", "2", "-3", longOf(random.nextInt(levels + 1)));
    return switch (random.nextInt(10)) {
      case 0, 1 -> "(" + s.get() + " || " + s.get() + ")";
      case 8 -> "concat(" + s.get() + ", " + pick(s.get(), longOf(levels)) + ", " + s.get() + ")";
      case 2 -> pick("lower", "upper", "trim") + "(" + s.get() + ")";
      case 3 -> "trim(" + s.get() + ", " + s.get() + ")";
      case 4 -> "replace(" + s.get() + ", " + s.get() + ", coalesce(" + s.get() + ", '.'))";
      case 5 -> "substr(" + s.get() + ", " + n.get() + ")";
      case 6 -> "substr(" + s.get() + ", " + n.get() + ", " + n.get() + ")";
      case 7 -> "cast(" + longOf(levels) + " as text)";
      default -> choice(ColumnType.TEXT, levels);
    };
  }

  private String choice(ColumnType type, int levels) {
    Supplier<String> v = () -> of(type, random.nextInt(levels + 1));
    String other = of(ColumnType.BOOLEAN, levels);
    String last = v.get();
    String otherwise = random.nextBoolean() ? " else " + last : "";
    return switch (random.nextInt(5)) {
      case 1 -> "if(" + other + ", " + v.get() + pick("", ", " + last) + ")";
      case 0 -> "(case when " + other + " then " + v.get() + otherwise + " end)";
      case 2 ->
          "(case "
              + v.get()
              + " when "
              + v.get()
              + " then "
              + v.get()
              + " when "
              + v.get()
              + " then null"
              + otherwise
              + " end)";
      case 3 -> "coalesce(" + v.get() + ", " + v.get() + ", " + v.get() + ")";
      default -> "nullif(" + v.get() + ", " + comparable(type, levels) + ")";
    };
  }

  /**
   * An expression that can be compared with one of this type: a number with numbers of both types.
   */
  private String comparable(ColumnType type, int levels) {
    ColumnType other = type.isNumeric() ? pick2(ColumnType.LONG, ColumnType.DOUBLE) : type;
    return of(other, levels);
  }

  private ColumnType anyType() {
    return ColumnType.values()[random.nextInt(4)];
  }

  private ColumnType pick2(ColumnType one, ColumnType other) {
    return random.nextBoolean() ? one : other;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
