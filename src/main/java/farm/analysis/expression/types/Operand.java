package farm.analysis.expression.types;

import farm.analysis.expression.evaluate.Evaluator;
import farm.analysis.expression.syntax.Syntax;

/** What an operator or function is given: how it is written, and how it is evaluated. */
public record Operand(Syntax syntax, Evaluator evaluator) {}
