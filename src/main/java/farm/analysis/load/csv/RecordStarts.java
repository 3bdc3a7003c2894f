package farm.analysis.load.csv;

import farm.analysis.load.csv.QuoteScan.Found;
import farm.analysis.load.csv.QuoteScan.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds places in a text, about so many bytes apart, where a record starts.
 *
 * <p>Stretches are looked at in parallel as if none started within quotes. One that does, by what
 * was found of all before it, is looked at again.
 *
 * @param start where a record starts
 * @param end where the text ends
 * @param step how many bytes apart the places are at least, within a stretch
 * @param stretchBytes how long a stretch is
 */
record RecordStarts(CsvText text, long start, long end, long step, long stretchBytes) {

  private static final long STRETCH_BYTES = 16 << 20;

  /** A search in stretches that are worth a thread's while. */
  RecordStarts(CsvText text, long start, long end, long step) {
    this(text, start, end, step, Math.max(step, STRETCH_BYTES / step * step));
  }

  /** The places, of which the first is the start. */
  List<Long> find() {
    int count = (int) ((end - start + stretchBytes - 1) / stretchBytes);
    List<Found> guessed =
        IntStream.range(0, count).parallel().mapToObj(i -> found(i, guess(i))).toList();
    List<Long> starts = new ArrayList<>();
    State state = State.START;
    for (int i = 0; i < count; i++) {
      Found found = state == guess(i) ? guessed.get(i) : found(i, state);
      starts.addAll(found.starts());
      state = found.end();
    }
    return starts;
  }

  private static State guess(int stretch) {
    return stretch == 0 ? State.START : State.OUTSIDE;
  }

  private Found found(int stretch, State before) {
    long from = start + stretch * stretchBytes;
    return QuoteScan.found(text, from, Math.min(end, from + stretchBytes), before, step);
  }
}
