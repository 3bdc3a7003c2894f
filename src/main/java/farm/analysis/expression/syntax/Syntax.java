package farm.analysis.expression.syntax;

import farm.analysis.chunk.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as a tree: a literal, a column, or an operator or function over other trees. */
public sealed interface Syntax {

  /** The place of the tree in the text. */
  Span at();

  /** The parts of the tree, from left to right. */
  List<Syntax> children();

  /** Calls the visitor's method for this kind of tree and returns its result. */
  <R> R accept(SyntaxVisitor<R> visitor);

  /**
   * A literal.
   *
   * @param value a Long, Double, String or Boolean, or null for {@code null}
   */
  record Literal(Span at, @Nullable Object value) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of();
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.literal(this);
    }
  }

  /**
   * The value of a column.
   *
   * @param quoted true if the name was written in quotes
   */
  record ColumnName(Span at, String name, boolean quoted) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of();
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.columnName(this);
    }
  }

  /** An operator before an operand: {@code - x}, {@code not x}. */
  record Unary(Span at, UnaryOperator operator, Syntax operand) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(operand);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /**
   * An operator between two operands: {@code x + y}, {@code x and y}.
   *
   * @param sign the operator as it was written, such as {@code ==} for {@code =}
   */
  record Binary(Span at, BinaryOperator operator, String sign, Syntax left, Syntax right)
      implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(left, right);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** The test {@code x is null}. */
  record IsNull(Span at, Syntax operand) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(operand);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.isNull(this);
    }
  }

  /** The test {@code x between low and high}. */
  record Between(Span at, Syntax operand, Syntax low, Syntax high) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(operand, low, high);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.between(this);
    }
  }

  /** The test {@code x in (y, z)}. */
  record In(Span at, Syntax operand, List<Syntax> values) implements Syntax {
    @Override
    public List<Syntax> children() {
      return join(operand, values);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.in(this);
    }
  }

  /** The test {@code x like pattern escape c}; the escape is null if left out. */
  record Like(Span at, Syntax operand, Syntax pattern, @Nullable Syntax escape) implements Syntax {
    @Override
    public List<Syntax> children() {
      return escape == null ? List.of(operand, pattern) : List.of(operand, pattern, escape);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.like(this);
    }
  }

  /** The form {@code case when … then … else … end}; the operand to compare is null if left out. */
  record Case(Span at, @Nullable Syntax operand, List<When> branches, @Nullable Syntax otherwise)
      implements Syntax {

    /** One branch, {@code when … then …}. */
    public record When(Syntax condition, Syntax result) {}

    @Override
    public List<Syntax> children() {
      List<Syntax> children = new ArrayList<>();
      if (operand != null) {
        children.add(operand);
      }
      for (When branch : branches) {
        children.add(branch.condition());
        children.add(branch.result());
      }
      if (otherwise != null) {
        children.add(otherwise);
      }
      return children;
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.caseWhen(this);
    }
  }

  /** The conversion {@code cast(x as type)}. */
  record Cast(Span at, Syntax operand, ColumnType type) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(operand);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.cast(this);
    }
  }

  /** The function call {@code name(x, y)}, with the name as the user wrote it. */
  record Call(Span at, String name, List<Syntax> arguments) implements Syntax {
    @Override
    public List<Syntax> children() {
      return arguments;
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.call(this);
    }
  }

  private static List<Syntax> join(Syntax first, List<Syntax> rest) {
    List<Syntax> all = new ArrayList<>(rest);
    all.add(0, first);
    return all;
  }
}
