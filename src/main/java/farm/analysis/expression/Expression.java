package farm.analysis.expression;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.evaluate.Constant;
import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.syntax.Parser;
import farm.analysis.expression.syntax.Source;
import farm.analysis.expression.syntax.Syntax;
import farm.analysis.expression.types.Operand;
import farm.analysis.expression.types.TypeCheck;
import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression in a typed subset of SQL, such as {@code total_agents > 0}. Expressions are equal
 * if their texts are.
 */
public final class Expression implements Serializable {

  /** The signs that Beam YAML's generic language writes in another way. */
  private static final Set<String> OF_SQL_ALONE = Set.of("=", "<>");

  private final Source source;
  private final Syntax syntax;

  private Expression(String text) {
    this.source = new Source(text);
    this.syntax = Parser.parse(source);
  }

  /**
   * Parses an expression.
   *
   * @throws RequestException if the text is malformed; the subject is the text, the message gives
   *     the place
   */
  public static Expression parse(String text) {
    return new Expression(text);
  }

  /** The names of the columns that this expression reads, in order of first appearance. */
  public Set<String> columns() {
    Set<String> names = new LinkedHashSet<>();
    addColumns(syntax, names);
    return Collections.unmodifiableSet(names);
  }

  private static void addColumns(Syntax tree, Set<String> names) {
    if (tree instanceof Syntax.ColumnName column) {
      names.add(column.name());
    }
    for (Syntax child : tree.children()) {
      addColumns(child, names);
    }
  }

  /** The name of the column if this expression is only a column. */
  public Optional<String> column() {
    return syntax instanceof Syntax.ColumnName column
        ? Optional.of(column.name())
        : Optional.empty();
  }

  /** The width of the bins if this expression is {@code bin(number, width)}, as it is written. */
  public OptionalDouble binWidth() {
    return syntax instanceof Syntax.Call call
            && call.name().equalsIgnoreCase("bin")
            && call.arguments().size() == 2
            && call.arguments().get(1) instanceof Syntax.Literal literal
            && literal.value() instanceof Number width
        ? OptionalDouble.of(width.doubleValue())
        : OptionalDouble.empty();
  }

  /**
   * Binds this expression to the columns of a schema.
   *
   * @throws RequestException if a column or function is unknown, or types are unknown or don't fit.
   *     The first problem is thrown, with the others as suppressed exceptions; the subject is the
   *     text
   */
  public BoundExpression bind(Schema schema) {
    TypeCheck check = new TypeCheck(source);
    Evaluator evaluator = in(schema).accept(new Binder(schema, check));
    if (Constant.isUntyped(evaluator) && !check.hasProblems()) {
      check.problem(
          syntax.at(),
          "the value is always missing, so its type isn't known; write cast(null as long)");
    }
    return bound(schema, evaluator, check);
  }

  /**
   * Binds this expression to the columns of a schema, as a condition that chooses rows.
   *
   * @throws RequestException as {@link #bind}, and if the type isn't boolean
   */
  public BoundExpression bindCondition(Schema schema) {
    TypeCheck check = new TypeCheck(source);
    Operand whole = new Operand(syntax, in(schema).accept(new Binder(schema, check)));
    return bound(schema, check.truth(whole, "a condition"), check);
  }

  private static BoundExpression bound(Schema schema, Evaluator evaluator, TypeCheck check) {
    check.throwProblems();
    return new BoundExpression(schema, evaluator);
  }

  /**
   * The same condition for the {@code where} clause of a SQLite query; empty if SQLite might answer
   * differently for any row. Stored values must be INTEGER for a long, REAL or INTEGER for a
   * double, 0 or 1 for a boolean, TEXT for a text, or NULL.
   *
   * @throws RequestException as {@link #bindCondition}
   */
  public Optional<SqlCondition> sql(Schema schema) {
    ColumnType type = bindCondition(schema).type();
    return in(schema)
        .accept(new SqlWriter(schema))
        .filter(part -> part.type() == type)
        .map(part -> new SqlCondition(part.text(), part.values()));
  }

  /**
   * The ranges of columns that together make up this condition; empty if it contains anything else.
   *
   * @throws RequestException as {@link #bindCondition}
   */
  public Optional<List<NumberRange>> ranges(Schema schema) {
    bindCondition(schema);
    return new RangeFinder(schema).ranges(in(schema));
  }

  /**
   * The tree for the columns of a schema. In Beam YAML's generic language, text is in double
   * quotes, as in {@code agent_type == "predator"}. So a name in double quotes is a text if no
   * column has it, and if the whole expression compares it with a text column by a sign of that
   * language.
   */
  private Syntax in(Schema schema) {
    if (!(syntax instanceof Syntax.Binary whole)
        || !whole.operator().isComparison()
        || OF_SQL_ALONE.contains(whole.sign())) {
      return syntax;
    }
    Syntax left = isText(whole.right(), schema) ? textOr(whole.left(), schema) : whole.left();
    Syntax right = isText(whole.left(), schema) ? textOr(whole.right(), schema) : whole.right();
    return new Syntax.Binary(whole.at(), whole.operator(), whole.sign(), left, right);
  }

  private static boolean isText(Syntax tree, Schema schema) {
    return tree instanceof Syntax.ColumnName column
        && schema
            .find(column.name())
            .map(i -> schema.field(i).type())
            .filter(ColumnType.TEXT::equals)
            .isPresent();
  }

  private Syntax textOr(Syntax tree, Schema schema) {
    return tree instanceof Syntax.ColumnName name
            && toString().charAt(name.at().start()) == '"'
            && schema.find(name.name()).isEmpty()
        ? new Syntax.Literal(name.at(), name.name())
        : tree;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Expression expression && toString().equals(expression.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The text of the expression. */
  @Override
  public String toString() {
    return source.text();
  }

  private Object writeReplace() {
    return new Text(toString());
  }

  private void readObject(java.io.ObjectInputStream in) throws java.io.InvalidObjectException {
    throw new java.io.InvalidObjectException("an expression is stored as its text");
  }

  /** The serialized form of an expression. */
  private record Text(String text) implements Serializable {
    private Object readResolve() {
      return parse(text);
    }
  }
}
