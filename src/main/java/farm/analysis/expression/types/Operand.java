package farm.analysis.expression.types;

import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.syntax.Syntax;

/** An argument of an operator or function: its syntax and its evaluator. */
public record Operand(Syntax syntax, Evaluator evaluator) {}
