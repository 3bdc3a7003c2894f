package farm.analysis.load.sqlite.record;

import farm.analysis.decimal.Decimal;
import farm.analysis.expression.NumberRange;
import java.io.Serializable;

/**
 * The rows whose number in one column lies in a range. A row whose value the column shouldn't hold
 * is needed too, so that the reader reports the error.
 *
 * @param place the source of the column, which must be stored
 */
public record NeededRows(ColumnPlace place, NumberRange range) implements Serializable {

  /** Returns true if a value lies in the range, or the column shouldn't hold it; false for NULL. */
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
