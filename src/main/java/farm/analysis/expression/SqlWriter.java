package farm.analysis.expression;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.SqlWriter.Part;
import farm.analysis.expression.syntax.BinaryOperator;
import farm.analysis.expression.syntax.Syntax;
import farm.analysis.expression.syntax.SyntaxVisitor;
import farm.analysis.expression.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a tree with checked types as SQL, or nothing if SQLite might answer differently. It might
 * if integers could overflow, or if text is ordered or taken apart: SQLite's text may be malformed
 * UTF-8 or contain NULs.
 */
final class SqlWriter implements SyntaxVisitor<Optional<Part>> {

  /**
   * An expression in SQL.
   *
   * @param literal true if it is a literal
   */
  record Part(String text, List<Object> values, ColumnType type, boolean literal) {}

  private final Schema schema;

  SqlWriter(Schema schema) {
    this.schema = schema;
  }

  /** The parts of all trees, or empty if one can't be written. */
  private Optional<List<Part>> parts(List<Syntax> trees) {
    List<Part> parts = new ArrayList<>();
    for (Syntax tree : trees) {
      tree.accept(this).ifPresent(parts::add);
    }
    return parts.size() == trees.size() ? Optional.of(parts) : Optional.empty();
  }

  /** The format with the texts of the parts in place of each {@code %s}. */
  private static Part joined(ColumnType type, String format, List<Part> parts) {
    String text = String.format(Locale.ROOT, format, parts.stream().map(Part::text).toArray());
    return new Part(
        text, parts.stream().flatMap(part -> part.values().stream()).toList(), type, false);
  }

  @Override
  public Optional<Part> literal(Syntax.Literal literal) {
    Object value = literal.value();
    if (value instanceof Boolean truth) {
      return Optional.of(value(truth ? 1L : 0L, ColumnType.BOOLEAN));
    }
    if (value instanceof Long number) {
      return Optional.of(value(number, ColumnType.LONG));
    }
    if (value instanceof Double number) {
      return Optional.of(value(number, ColumnType.DOUBLE));
    }
    return value instanceof String text && isPlain(text)
        ? Optional.of(value(text, ColumnType.TEXT))
        : Optional.empty();
  }

  private static Part value(Object value, ColumnType type) {
    return new Part("?", List.of(value), type, true);
  }

  /**
   * Returns true if a text is the same in SQLite; U+FFFD may stand for malformed UTF-8 in the file.
   */
  private static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || c == 0xFFFD || Character.getType(c) == Character.SURROGATE);
  }

  /**
   * Writes a column so that SQLite compares it as we do: a double may be stored as an integer, and
   * a text column may ignore case.
   */
  @Override
  public Optional<Part> columnName(Syntax.ColumnName column) {
    String name = "`" + column.name().replace("`", "``") + "`"; // SQLite may read "x" as a text
    ColumnType type = schema.field(schema.indexOf(column.name())).type();
    return switch (type) {
      case LONG, BOOLEAN -> Optional.of(new Part(name, List.of(), type, false));
      case DOUBLE -> Optional.of(new Part("cast(" + name + " as real)", List.of(), type, false));
      case TEXT -> Optional.of(new Part(name + " collate binary", List.of(), type, false));
      case JSON -> Optional.empty();
    };
  }

  @Override
  public Optional<Part> unary(Syntax.Unary unary) {
    return unary.operator() == UnaryOperator.NOT
        ? parts(unary.children()).map(parts -> joined(ColumnType.BOOLEAN, "(not %s)", parts))
        : Optional.empty();
  }

  @Override
  public Optional<Part> binary(Syntax.Binary binary) {
    BinaryOperator operator = binary.operator();
    return parts(binary.children())
        .filter(parts -> isExact(operator, parts.get(0), parts.get(1)))
        .map(
            parts ->
                joined(
                    type(operator, parts),
                    "(%s " + operator.sign().replace("%", "%%") + " %s)",
                    parts));
  }

  private static ColumnType type(BinaryOperator operator, List<Part> parts) {
    boolean truth =
        operator == BinaryOperator.AND || operator == BinaryOperator.OR || operator.isComparison();
    boolean longs = parts.stream().allMatch(part -> part.type() == ColumnType.LONG);
    return truth ? ColumnType.BOOLEAN : longs ? ColumnType.LONG : ColumnType.DOUBLE;
  }

  private static boolean isExact(BinaryOperator operator, Part left, Part right) {
    return switch (operator) {
      case AND, OR -> true;
      case EQUAL, NOT_EQUAL -> left.type() != ColumnType.TEXT || left.literal() || right.literal();
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> left.type() != ColumnType.TEXT;
      case PLUS, MINUS, TIMES ->
          left.type() == ColumnType.DOUBLE || right.type() == ColumnType.DOUBLE;
      case DIVIDED_BY, REMAINDER ->
          left.type() == ColumnType.DOUBLE
              || right.type() == ColumnType.DOUBLE
              || isPositive(right);
      case CONCATENATE -> false;
    };
  }

  private static boolean isPositive(Part part) {
    return part.literal() && part.values().get(0) instanceof Long number && number > 0;
  }

  @Override
  public Optional<Part> isNull(Syntax.IsNull isNull) {
    return parts(isNull.children()).map(parts -> joined(ColumnType.BOOLEAN, "(%s is null)", parts));
  }

  @Override
  public Optional<Part> between(Syntax.Between between) {
    return parts(between.children())
        .filter(parts -> parts.stream().allMatch(part -> part.type().isNumeric()))
        .map(parts -> joined(ColumnType.BOOLEAN, "(%s between %s and %s)", parts));
  }

  @Override
  public Optional<Part> in(Syntax.In in) {
    String values = in.values().stream().map(value -> "%s").collect(Collectors.joining(", "));
    return parts(in.children())
        .filter(parts -> parts.stream().skip(1).allMatch(Part::literal))
        .map(parts -> joined(ColumnType.BOOLEAN, "(%s in (" + values + "))", parts));
  }

  @Override
  public Optional<Part> like(Syntax.Like like) {
    return Optional.empty();
  }

  @Override
  public Optional<Part> caseWhen(Syntax.Case caseWhen) {
    return Optional.empty();
  }

  @Override
  public Optional<Part> cast(Syntax.Cast cast) {
    return Optional.empty();
  }

  @Override
  public Optional<Part> call(Syntax.Call call) {
    return Optional.empty();
  }
}
