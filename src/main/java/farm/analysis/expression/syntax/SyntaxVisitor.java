package farm.analysis.expression.syntax;

/** Makes something of each kind of tree there is. */
public interface SyntaxVisitor<R> {

  /** Of a value written out. */
  R literal(Syntax.Literal literal);

  /** Of a column. */
  R columnName(Syntax.ColumnName column);

  /** Of an operator before its operand. */
  R unary(Syntax.Unary unary);

  /** Of an operator between its operands. */
  R binary(Syntax.Binary binary);

  /** Of {@code is null}. */
  R isNull(Syntax.IsNull isNull);

  /** Of {@code between}. */
  R between(Syntax.Between between);

  /** Of {@code in}. */
  R in(Syntax.In in);

  /** Of {@code like}. */
  R like(Syntax.Like like);

  /** Of {@code case}. */
  R caseWhen(Syntax.Case caseWhen);

  /** Of {@code cast}. */
  R cast(Syntax.Cast cast);

  /** Of a function call. */
  R call(Syntax.Call call);
}
