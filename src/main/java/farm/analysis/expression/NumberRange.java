package farm.analysis.expression;

import java.io.Serializable;

/** The range of a column's numbers for which a condition is true; both ends are in the range. */
public sealed interface NumberRange extends Serializable {

  /** The name of the column. */
  String column();

  /** A range of a column of longs. */
  record OfLongs(String column, long low, long high) implements NumberRange {}

  /** A range of a column of doubles, without NaN. */
  record OfDoubles(String column, double low, double high) implements NumberRange {}
}
