package farm.analysis.expression.syntax;

/** Computes a result for each kind of tree. */
public interface SyntaxVisitor<R> {

  /** Visits a literal. */
  R literal(Syntax.Literal literal);

  /** Visits a column. */
  R columnName(Syntax.ColumnName column);

  /** Visits an operator before its operand. */
  R unary(Syntax.Unary unary);

  /** Visits an operator between its operands. */
  R binary(Syntax.Binary binary);

  /** Visits {@code is null}. */
  R isNull(Syntax.IsNull isNull);

  /** Visits {@code between}. */
  R between(Syntax.Between between);

  /** Visits {@code in}. */
  R in(Syntax.In in);

  /** Visits {@code like}. */
  R like(Syntax.Like like);

  /** Visits {@code case}. */
  R caseWhen(Syntax.Case caseWhen);

  /** Visits {@code cast}. */
  R cast(Syntax.Cast cast);

  /** Visits a function call. */
  R call(Syntax.Call call);
}
