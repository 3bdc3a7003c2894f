package farm.analysis.window.function;

import farm.analysis.chunk.Column;

/** Computes the values of a function, one partition after the other. */
public interface Calculation {

  /**
   * Computes the values of a partition.
   *
   * @param first the place of its first row
   * @param end the place after its last row
   */
  void partition(int first, int end);

  /** The values of all rows, by row number. */
  Column values();
}
