package farm.analysis.load.sqlite.record;

import farm.analysis.decimal.Decimal;
import farm.analysis.expression.NumberRange;
import java.io.Serializable;

/**
 * Rows that are needed, by where the number in one column lies. A row whose value isn't what its
 * column should hold is needed too, so that it is met as an error.
 *
 * @param place where the column comes from; a stored one
 */
public record NeededRows(ColumnPlace place, NumberRange range) implements Serializable {

  /** Whether a value lies in the range, or isn't what it should be. */
  boolean accepts(int type, byte[] bytes, int start) {
    if (SerialType.isNull(type, bytes, start)) {
      return false;
    }
    if (range instanceof NumberRange.OfLongs longs) {
      if (!SerialType.isInteger(type) || place.isReal()) {
        return true;
      }
      long value = SerialType.integer(type, bytes, start);
      return value >= longs.low() && value <= longs.high();
    }
    NumberRange.OfDoubles doubles = (NumberRange.OfDoubles) range;
    if (type == SerialType.REAL) {
      double value = SerialType.real(bytes, start);
      return value >= doubles.low() && value <= doubles.high();
    }
    if (!SerialType.isInteger(type)) {
      return true;
    }
    long integer = SerialType.integer(type, bytes, start);
    double value = (double) integer;
    boolean isIn = value >= doubles.low() && value <= doubles.high();
    return isIn || (!place.isReal() && !Decimal.fitsDouble(integer));
  }
}
