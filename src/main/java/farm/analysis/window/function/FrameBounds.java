package farm.analysis.window.function;

/** The bounds of the frame of each row, as places. Both grow with the place of the row. */
interface FrameBounds {

  /**
   * The place after the frame of the row at {@code place}.
   *
   * @param from the place after the frame of the row before
   * @param end the place after the partition
   */
  default int end(int place, int from, int end) {
    return place + 1;
  }

  /**
   * The first place of the frame of the row at {@code place}.
   *
   * @param from the first place of the frame of the row before
   */
  default int start(int place, int from) {
    return from;
  }
}
