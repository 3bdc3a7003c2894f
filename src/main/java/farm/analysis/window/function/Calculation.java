package farm.analysis.window.function;

import farm.analysis.chunk.Column;

/** Computes the values of a function, one partition after the other. */
public interface Calculation {

  /** Computes the values of the partition whose rows are at these places; {@code end} is after. */
  void partition(int first, int end);

  /** The values of all rows, by row number. */
  Column values();
}
