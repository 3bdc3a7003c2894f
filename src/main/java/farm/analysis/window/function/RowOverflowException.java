package farm.analysis.window.function;

import java.math.BigInteger;

/** Reports that the exact integer of a row needs more than 64 bits. */
public final class RowOverflowException extends RuntimeException {

  private final int row;

  RowOverflowException(int row, BigInteger value) {
    super("is %d, which 64 bits can't hold; cast the column to double".formatted(value));
    this.row = row;
  }

  /** The number of the row. */
  public int row() {
    return row;
  }
}
