package farm.analysis.expression.syntax;

import farm.analysis.chunk.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as a tree: a literal, a column, or an operator or function over other trees. */
public sealed interface Syntax {

  /** Where it stands in the text. */
  Span at();

  /** Its parts, from left to right. */
  List<Syntax> children();

  /** What the visitor makes of this kind of tree. */
  <R> R accept(SyntaxVisitor<R> visitor);

  /**
   * A value written out.
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
   * @param quoted whether the name was written in quotes
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

  /** {@code - x}, {@code not x}. */
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

  /** {@code x + y}, {@code x and y}. */
  record Binary(Span at, BinaryOperator operator, Syntax left, Syntax right) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(left, right);
    }

    @Override
    public <R> R accept(SyntaxVisitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** {@code x is null}. */
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

  /** {@code x between low and high}. */
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

  /** {@code x in (y, z)}. */
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

  /** {@code x like pattern escape c}, of which the last may be left out. */
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

  /** {@code case when … then … else … end}, with an operand to compare or without. */
  record Case(Span at, @Nullable Syntax operand, List<When> branches, @Nullable Syntax otherwise)
      implements Syntax {

    /** One {@code when … then …}. */
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

  /** {@code cast(x as type)}. */
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

  /** {@code name(x, y)}; the name as it was written. */
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
