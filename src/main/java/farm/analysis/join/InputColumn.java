package farm.analysis.join;

/**
 * A column of one input of a join.
 *
 * @param input the number of the input, from 0
 * @param name the name of the column
 */
record InputColumn(int input, String name) {

  /**
   * Two columns that are equal in joined rows.
   *
   * @param before the column of the earlier input
   * @param next the column of the later input
   */
  record Pair(InputColumn before, InputColumn next) {

    static Pair of(InputColumn one, InputColumn other) {
      return one.input < other.input ? new Pair(one, other) : new Pair(other, one);
    }
  }
}
