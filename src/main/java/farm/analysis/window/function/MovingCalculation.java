package farm.analysis.window.function;

/** Moves a frame over the rows of each partition. Each row enters the frame and leaves it once. */
abstract class MovingCalculation implements Calculation {

  private final OrderedRows rows;
  private final FrameBounds bounds;

  MovingCalculation(OrderedRows rows, FrameBounds bounds) {
    this.rows = rows;
    this.bounds = bounds;
  }

  @Override
  public final void partition(int first, int end) {
    begin();
    int start = first;
    int next = first;
    for (int place = first; place < end; place++) {
      int frameEnd = bounds.end(place, next, end);
      while (next < frameEnd) {
        add(rows.row(next++));
      }
      int frameStart = bounds.start(place, start);
      while (start < frameStart) {
        remove(rows.row(start++));
      }
      compute(rows.row(place));
    }
  }

  /** Empties the frame. */
  abstract void begin();

  /** Adds a row after those of the frame. */
  abstract void add(int row);

  /** Removes the first row of the frame. */
  abstract void remove(int row);

  /** Computes the value of a row from the rows of the frame. */
  abstract void compute(int row);
}
